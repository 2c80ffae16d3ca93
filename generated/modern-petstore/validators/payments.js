// Written by Gatewright from the schemas of the API document; do not edit.
import { anyAt, behind, blanks, codePoints, dateTimeAt, errorsWithin, forget, indexAt, integerWithin, isDateTime, isNewName, isUriReference, marked, no, nullAt, numberThat, plainAt, stringAt, stringThat, stringWithin, tagAt, textAmong, textBetween, texts, unknown, valueAt, wordAt } from 'gatewright/formats'
import { Money, OrderId, Problem, acceptListPets400Errors, acceptMoney, acceptOrderId } from './shared.js'

const instancePath = ""
const pattern0 = new RegExp("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", "u")
const pattern1 = new RegExp("^[0-9]{12,19}$", "u")
const pattern2 = new RegExp("^[0-9]{3,4}$", "u")
const values0 = ["insufficient_funds", "expired", "suspected_fraud", "declined"]
const pattern3 = new RegExp("^pay_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const values1 = ["bank_card", "bank_account"]
const pattern4 = new RegExp("^[A-Z0-9]{4}$", "u")
const values2 = ["pending", "settled"]
const texts0 = texts(["method", "iban", "holder"])
const texts1 = texts(["bank_account"])
const texts2 = texts(["method", "number", "holder", "expiryMonth", "expiryYear", "cvc"])
const texts3 = texts(["bank_card"])
const texts4 = texts(["status", "declineCode", "type", "title", "detail", "instance", "errors"])
const texts5 = texts(["insufficient_funds", "expired", "suspected_fraud", "declined"])
const texts6 = texts(["id", "orderId", "amount", "method", "lastDigits", "status", "receipt", "createdAt"])
const texts7 = texts(["bank_card", "bank_account"])
const texts8 = texts(["pending", "settled"])
const texts9 = texts(["method"])

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

/** #/components/schemas/BankAccount */
function acceptBankAccountRequest(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  let seen = 0;
  let next = 0;
  at = blanks(json, at + 1);
  if (json[at] === 125) return no;
  for (;;) {
    let member = -1;
    let end = no;
    if (json[at] === 34) {
      switch (next) {
        case 0: if (at + 7 < last && wordAt(json, at + 1) === 1752458605 && json[at + 5] === 111 && json[at + 6] === 100 && json[at + 7] === 34) { member = 0; end = at + 8; } break;
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1851875945 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 7 < last && wordAt(json, at + 1) === 1684828008 && json[at + 5] === 101 && json[at + 6] === 114 && json[at + 7] === 34) { member = 2; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts0, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts0, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = acceptBankAccountRequestIban(json, at, last); break;
      case 2: at = stringWithin(json, at, last, 1, 80); break;
      default: at = textAmong(texts1, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 7) === 7 ? at + 1 : no;
}

/** #/components/schemas/BankAccount */
function acceptBankAccountRequestIban(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern0.test(text) ? end : no;
}

/** #/components/schemas/BankCard */
function acceptBankCardRequest(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  let seen = 0;
  let next = 0;
  at = blanks(json, at + 1);
  if (json[at] === 125) return no;
  for (;;) {
    let member = -1;
    let end = no;
    if (json[at] === 34) {
      switch (next) {
        case 0: if (at + 7 < last && wordAt(json, at + 1) === 1752458605 && json[at + 5] === 111 && json[at + 6] === 100 && json[at + 7] === 34) { member = 0; end = at + 8; } break;
        case 1: if (at + 7 < last && wordAt(json, at + 1) === 1651340654 && json[at + 5] === 101 && json[at + 6] === 114 && json[at + 7] === 34) { member = 1; end = at + 8; } break;
        case 2: if (at + 7 < last && wordAt(json, at + 1) === 1684828008 && json[at + 5] === 101 && json[at + 6] === 114 && json[at + 7] === 34) { member = 2; end = at + 8; } break;
        case 3: if (at + 12 < last && wordAt(json, at + 1) === 1768978533 && wordAt(json, at + 5) === 1867348338 && wordAt(json, at + 9) === 577270894) { member = 3; end = at + 13; } break;
        case 4: if (at + 11 < last && wordAt(json, at + 1) === 1768978533 && wordAt(json, at + 5) === 1700362610 && json[at + 9] === 97 && json[at + 10] === 114 && json[at + 11] === 34) { member = 4; end = at + 12; } break;
        case 5: if (at + 4 < last && wordAt(json, at + 1) === 576943715) { member = 5; end = at + 5; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts2, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts2, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = acceptBankCardRequestNumber(json, at, last); break;
      case 2: at = stringWithin(json, at, last, 1, 80); break;
      case 3: at = integerWithin(json, at, 1, 12); break;
      case 4: at = integerWithin(json, at, 2025, 2099); break;
      case 5: at = acceptBankCardRequestCvc(json, at, last); break;
      default: at = textAmong(texts3, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 63) === 63 ? at + 1 : no;
}

/** #/components/schemas/BankCard */
function acceptBankCardRequestCvc(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern2.test(text) ? end : no;
}

/** #/components/schemas/BankCard */
function acceptBankCardRequestNumber(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern1.test(text) ? end : no;
}

/** #/paths/~1store~1orders~1{orderId}~1payments/post/responses/402/content/application~1problem+json/schema */
function acceptPayOrder402(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  let seen = 0;
  let next = 0;
  const floor = marked();
  at = blanks(json, at + 1);
  if (json[at] === 125) return no;
  for (;;) {
    let member = -1;
    let end = no;
    if (json[at] === 34) {
      switch (next) {
        case 0: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 0; end = at + 8; } break;
        case 1: if (at + 12 < last && wordAt(json, at + 1) === 1818453348 && wordAt(json, at + 5) === 1130720873 && wordAt(json, at + 9) === 577070191) { member = 1; end = at + 13; } break;
        case 2: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 2; end = at + 6; } break;
        case 3: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 3; end = at + 7; } break;
        case 4: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 4; end = at + 8; } break;
        case 5: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 5; end = at + 10; } break;
        case 6: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 6; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts4, json, at, last, no);
      if (member >= 0) end = behind(texts4, member, at);
    }
    if (member < 0) {
      if (member !== unknown) return no;
      const end = plainAt(json, at, last);
      if (end > last || !isNewName(json, at, end, floor)) return no;
      at = valueAt(json, end, last);
      at = anyAt(json, at, last, depth - 1);
    } else {
      next = member + 1;
      const bit = 1 << member;
      if ((seen & bit) !== 0) return no;
      seen |= bit;
      at = valueAt(json, end, last);
      switch (member) {
        case 0: at = numberThat(json, at, (value) => value === 402); break;
        case 1: at = textAmong(texts5, json, at, last); break;
        case 3: at = stringWithin(json, at, last, 1, 200); break;
        case 4: at = stringWithin(json, at, last, 0, 1000); break;
        case 6: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 11) === 11 ? at + 1 : no;
}

/** #/components/schemas/Payment */
function acceptPayment(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  let seen = 0;
  let next = 0;
  at = blanks(json, at + 1);
  if (json[at] === 125) return no;
  for (;;) {
    let member = -1;
    let end = no;
    if (json[at] === 34) {
      switch (next) {
        case 0: if (at + 3 < last && json[at + 1] === 105 && json[at + 2] === 100 && json[at + 3] === 34) { member = 0; end = at + 4; } break;
        case 1: if (at + 8 < last && wordAt(json, at + 1) === 1701081711 && wordAt(json, at + 5) === 576997746) { member = 1; end = at + 9; } break;
        case 2: if (at + 7 < last && wordAt(json, at + 1) === 1970236769 && json[at + 5] === 110 && json[at + 6] === 116 && json[at + 7] === 34) { member = 2; end = at + 8; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1752458605 && json[at + 5] === 111 && json[at + 6] === 100 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 11 < last && wordAt(json, at + 1) === 1953718636 && wordAt(json, at + 5) === 1768384836 && json[at + 9] === 116 && json[at + 10] === 115 && json[at + 11] === 34) { member = 4; end = at + 12; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
        case 6: if (at + 8 < last && wordAt(json, at + 1) === 1701012850 && wordAt(json, at + 5) === 578056297) { member = 6; end = at + 9; } break;
        case 7: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 7; end = at + 11; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts6, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts6, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = acceptOrderId(json, at, last); break;
      case 2: at = acceptMoney(json, at, last, depth - 1); break;
      case 3: at = textAmong(texts7, json, at, last); break;
      case 4: at = acceptPaymentLastDigits(json, at, last); break;
      case 5: at = textAmong(texts8, json, at, last); break;
      case 6: at = json[at] === 110 ? nullAt(json, at) : stringAt(json, at, last); break;
      case 7: at = dateTimeAt(json, at, last); break;
      default: at = acceptPaymentId(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 255) === 255 ? at + 1 : no;
}

/** #/components/schemas/Payment */
function acceptPaymentId(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern3.test(text) ? end : no;
}

/** #/components/schemas/Payment */
function acceptPaymentLastDigits(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern4.test(text) ? end : no;
}

/** #/components/schemas/PaymentMethod */
function acceptPaymentMethodRequest(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  switch (tagAt(json, at, last, texts9, texts7)) {
    case 0: return acceptBankCardRequest(json, at, last, depth);
    case 1: return acceptBankAccountRequest(json, at, last, depth);
    default: return no;
  }
}

PayOrder402.accept = acceptPayOrder402
Payment.accept = acceptPayment
PaymentMethodRequest.accept = acceptPaymentMethodRequest
