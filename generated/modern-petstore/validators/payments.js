// Written by Gatewright from the schemas of the API document; do not edit.
import { codePoints, errorsWithin, isDateTime } from 'gatewright/formats'
import { Money, OrderId, Problem } from './shared.js'

const instancePath = ""
const pattern0 = new RegExp("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", "u")
const pattern1 = new RegExp("^[0-9]{12,19}$", "u")
const pattern2 = new RegExp("^[0-9]{3,4}$", "u")
const values0 = ["insufficient_funds", "expired", "suspected_fraud", "declined"]
const pattern3 = new RegExp("^pay_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const values1 = ["bank_card", "bank_account"]
const pattern4 = new RegExp("^[A-Z0-9]{4}$", "u")
const values2 = ["pending", "settled"]

/** #/components/schemas/BankAccount */
function BankAccountRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.method === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "method"},message:"must have required property 'method'"});
      errors++;
    }
    if (data.iban === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "iban"},message:"must have required property 'iban'"});
      errors++;
    }
    if (data.holder === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "holder"},message:"must have required property 'holder'"});
      errors++;
    }
    if (data.method !== undefined) {
      let data0 = data.method;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "bank_account")) {
        (vErrors ??= []).push({instancePath:instancePath+"/method",schemaPath:"#/properties/method/const",keyword:"const",params:{allowedValue: "bank_account"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.iban !== undefined) {
      let data1 = data.iban;
      if (typeof data1 === "string") {
        if (!(pattern0.test(data1))) {
          (vErrors ??= []).push({instancePath:instancePath+"/iban",schemaPath:"#/properties/iban/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"},message:"must match pattern \"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/iban",schemaPath:"#/properties/iban/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.holder !== undefined) {
      let data2 = data.holder;
      if (typeof data2 === "string") {
        if (data2.length > 80 && codePoints(data2) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/holder",schemaPath:"#/properties/holder/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data2.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/holder",schemaPath:"#/properties/holder/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/holder",schemaPath:"#/properties/holder/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs7 = errors;
    for (const key0 in data) {
      if (!(((key0 === "method") || (key0 === "iban")) || (key0 === "holder"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs7 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  BankAccountRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/BankCard */
function BankCardRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.method === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "method"},message:"must have required property 'method'"});
      errors++;
    }
    if (data.number === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property 'number'"});
      errors++;
    }
    if (data.holder === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "holder"},message:"must have required property 'holder'"});
      errors++;
    }
    if (data.expiryMonth === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expiryMonth"},message:"must have required property 'expiryMonth'"});
      errors++;
    }
    if (data.expiryYear === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expiryYear"},message:"must have required property 'expiryYear'"});
      errors++;
    }
    if (data.cvc === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cvc"},message:"must have required property 'cvc'"});
      errors++;
    }
    if (data.method !== undefined) {
      let data0 = data.method;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "bank_card")) {
        (vErrors ??= []).push({instancePath:instancePath+"/method",schemaPath:"#/properties/method/const",keyword:"const",params:{allowedValue: "bank_card"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.number !== undefined) {
      let data1 = data.number;
      if (typeof data1 === "string") {
        if (!(pattern1.test(data1))) {
          (vErrors ??= []).push({instancePath:instancePath+"/number",schemaPath:"#/properties/number/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12,19}$"},message:"must match pattern \"^[0-9]{12,19}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/number",schemaPath:"#/properties/number/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.holder !== undefined) {
      let data2 = data.holder;
      if (typeof data2 === "string") {
        if (data2.length > 80 && codePoints(data2) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/holder",schemaPath:"#/properties/holder/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data2.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/holder",schemaPath:"#/properties/holder/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/holder",schemaPath:"#/properties/holder/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.expiryMonth !== undefined) {
      let data3 = data.expiryMonth;
      if (!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/expiryMonth",schemaPath:"#/properties/expiryMonth/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data3 == "number") {
        if (data3 > 12) {
          (vErrors ??= []).push({instancePath:instancePath+"/expiryMonth",schemaPath:"#/properties/expiryMonth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 12},message:"must be <= 12"});
          errors++;
        }
        if (data3 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/expiryMonth",schemaPath:"#/properties/expiryMonth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
      }
    }
    if (data.expiryYear !== undefined) {
      let data4 = data.expiryYear;
      if (!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/expiryYear",schemaPath:"#/properties/expiryYear/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data4 == "number") {
        if (data4 > 2099) {
          (vErrors ??= []).push({instancePath:instancePath+"/expiryYear",schemaPath:"#/properties/expiryYear/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2099},message:"must be <= 2099"});
          errors++;
        }
        if (data4 < 2025) {
          (vErrors ??= []).push({instancePath:instancePath+"/expiryYear",schemaPath:"#/properties/expiryYear/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2025},message:"must be >= 2025"});
          errors++;
        }
      }
    }
    if (data.cvc !== undefined) {
      let data5 = data.cvc;
      if (typeof data5 === "string") {
        if (!(pattern2.test(data5))) {
          (vErrors ??= []).push({instancePath:instancePath+"/cvc",schemaPath:"#/properties/cvc/pattern",keyword:"pattern",params:{pattern: "^[0-9]{3,4}$"},message:"must match pattern \"^[0-9]{3,4}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/cvc",schemaPath:"#/properties/cvc/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs13 = errors;
    for (const key0 in data) {
      if (!((((((key0 === "method") || (key0 === "number")) || (key0 === "holder")) || (key0 === "expiryMonth")) || (key0 === "expiryYear")) || (key0 === "cvc"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs13 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  BankCardRequest.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1store~1orders~1{orderId}~1payments/post/responses/402/content/application~1problem+json/schema */
export function PayOrder402(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.declineCode === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "declineCode"},message:"must have required property 'declineCode'"});
      errors++;
    }
    if (data.status !== undefined) {
      if (!(data.status === 402)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 402},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.declineCode !== undefined) {
      let data1 = data.declineCode;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/declineCode",schemaPath:"#/properties/declineCode/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!((((data1 === "insufficient_funds") || (data1 === "expired")) || (data1 === "suspected_fraud")) || (data1 === "declined"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/declineCode",schemaPath:"#/properties/declineCode/enum",keyword:"enum",params:{allowedValues: values0},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
  }
  PayOrder402.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Payment */
export function Payment(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.orderId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "orderId"},message:"must have required property 'orderId'"});
      errors++;
    }
    if (data.amount === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "amount"},message:"must have required property 'amount'"});
      errors++;
    }
    if (data.method === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "method"},message:"must have required property 'method'"});
      errors++;
    }
    if (data.lastDigits === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lastDigits"},message:"must have required property 'lastDigits'"});
      errors++;
    }
    if (data.status === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property 'status'"});
      errors++;
    }
    if (data.receipt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "receipt"},message:"must have required property 'receipt'"});
      errors++;
    }
    if (data.createdAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property 'createdAt'"});
      errors++;
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!(pattern3.test(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^pay_[0-9A-HJKMNP-TV-Z]{26}$"},message:"must match pattern \"^pay_[0-9A-HJKMNP-TV-Z]{26}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.orderId !== undefined) {
      if (!(OrderId(data.orderId))) {
        vErrors = errorsWithin(vErrors, OrderId.errors, "/orderId");
        errors = vErrors.length;
      }
    }
    if (data.amount !== undefined) {
      if (!(Money(data.amount))) {
        vErrors = errorsWithin(vErrors, Money.errors, "/amount");
        errors = vErrors.length;
      }
    }
    if (data.method !== undefined) {
      let data3 = data.method;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!((data3 === "bank_card") || (data3 === "bank_account"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: values1},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.lastDigits !== undefined) {
      let data4 = data.lastDigits;
      if (typeof data4 === "string") {
        if (!(pattern4.test(data4))) {
          (vErrors ??= []).push({instancePath:instancePath+"/lastDigits",schemaPath:"#/properties/lastDigits/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9]{4}$"},message:"must match pattern \"^[A-Z0-9]{4}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/lastDigits",schemaPath:"#/properties/lastDigits/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      let data5 = data.status;
      if (typeof data5 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!((data5 === "pending") || (data5 === "settled"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: values2},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.receipt !== undefined) {
      let data6 = data.receipt;
      if ((typeof data6 !== "string") && (data6 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
    }
    if (data.createdAt !== undefined) {
      let data7 = data.createdAt;
      if (typeof data7 === "string") {
        if (!(isDateTime(data7))) {
          (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs14 = errors;
    for (const key0 in data) {
      if (!((((((((key0 === "id") || (key0 === "orderId")) || (key0 === "amount")) || (key0 === "method")) || (key0 === "lastDigits")) || (key0 === "status")) || (key0 === "receipt")) || (key0 === "createdAt"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs14 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  Payment.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PaymentMethod */
export function PaymentMethodRequest(data) {
  let vErrors = null;
  let errors = 0;
  if ((data && typeof data == "object" && !Array.isArray(data)) && (data.method !== undefined)) {
    const tag0 = data["method"];
    if (tag0 === "bank_card") {
      if (!(BankCardRequest(data))) {
        vErrors = errorsWithin(vErrors, BankCardRequest.errors, "");
        errors = vErrors.length;
      }
    } else if (tag0 === "bank_account") {
      const _errs1 = errors;
      if (!(BankAccountRequest(data))) {
        vErrors = errorsWithin(vErrors, BankAccountRequest.errors, "");
        errors = vErrors.length;
      }
      var _valid0 = _errs1 === errors;
    } else {
      (vErrors ??= []).push({instancePath:instancePath+"/method",schemaPath:"#/discriminator",keyword:"discriminator",params:{discriminator: "method"},message:"must have a value that names one of the alternatives"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{discriminator: "method"},message:"must be an object with the discriminating property"});
    errors++;
  }
  PaymentMethodRequest.errors = vErrors;
  return errors === 0;
}
