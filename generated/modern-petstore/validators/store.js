// Written by Gatewright from the schemas of the API document; do not edit.
import { codePoints, errorsWithin, isDateTime, isInt32, isUri } from 'gatewright/formats'
import { Money, OrderId, PetId, Species } from './shared.js'

const instancePath = ""
const values0 = ["placed", "paid", "shipped"]
const pattern0 = new RegExp("^https://", "u")

/** #/components/schemas/Inventory */
export function Inventory(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.asOf === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "asOf"},message:"must have required property 'asOf'"});
      errors++;
    }
    if (data.available === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "available"},message:"must have required property 'available'"});
      errors++;
    }
    if (data.asOf !== undefined) {
      let data0 = data.asOf;
      if (typeof data0 === "string") {
        if (!(isDateTime(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/asOf",schemaPath:"#/properties/asOf/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/asOf",schemaPath:"#/properties/asOf/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.available !== undefined) {
      let data1 = data.available;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        const _errs5 = errors;
        for (const key0 in data1) {
          const _errs6 = errors;
          if (!(Species(key0))) {
            vErrors = errorsWithin(vErrors, Species.errors, "/available");
            errors = vErrors.length;
          }
          var valid1 = _errs6 === errors;
          if (!valid1) {
            (vErrors ??= []).push({instancePath:instancePath+"/available",schemaPath:"#/properties/available/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"must have valid property names"});
            errors++;
          }
          if (errors - _errs5 >= 10) {
            break;
          }
        }
        const _errs7 = errors;
        for (const key1 in data1) {
          let data2 = data1[key1];
          if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
            (vErrors ??= []).push({instancePath:instancePath+"/available/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/available/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
            errors++;
          }
          if (typeof data2 == "number") {
            if (data2 < 0) {
              (vErrors ??= []).push({instancePath:instancePath+"/available/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/available/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
              errors++;
            }
            if (!(isInt32(data2))) {
              (vErrors ??= []).push({instancePath:instancePath+"/available/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/available/additionalProperties/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
              errors++;
            }
          }
          if (errors - _errs7 >= 10) {
            break;
          }
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/available",schemaPath:"#/properties/available/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    const _errs10 = errors;
    for (const key2 in data) {
      if (!((key2 === "asOf") || (key2 === "available"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs10 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  Inventory.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/NewOrder */
export function NewOrderRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (!(OrderDetailsRequest(data))) {
    vErrors = errorsWithin(vErrors, OrderDetailsRequest.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.lines === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lines"},message:"must have required property 'lines'"});
      errors++;
    }
    const seen0 = new Set();
    NewOrderRequestEvaluatedProperties(data, seen0);
    const _errs2 = errors;
    for (const key0 in data) {
      if (!seen0.has(key0)) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0},message:"must NOT have unevaluated properties"});
        errors++;
      }
      if (errors - _errs2 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  NewOrderRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/NewOrder */
function NewOrderRequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  NewOrder_0RequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/NewOrder/allOf/0 */
function NewOrder_0RequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  OrderDetailsRequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/Order */
export function Order(data) {
  let vErrors = null;
  let errors = 0;
  if (!(OrderDetails(data))) {
    vErrors = errorsWithin(vErrors, OrderDetails.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.lines === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lines"},message:"must have required property 'lines'"});
      errors++;
    }
    if (data.status === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property 'status'"});
      errors++;
    }
    if (data.total === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "total"},message:"must have required property 'total'"});
      errors++;
    }
    if (data.createdAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property 'createdAt'"});
      errors++;
    }
    const seen0 = new Set();
    OrderEvaluatedProperties(data, seen0);
    const _errs2 = errors;
    for (const key0 in data) {
      if (!seen0.has(key0)) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0},message:"must NOT have unevaluated properties"});
        errors++;
      }
      if (errors - _errs2 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  Order.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/OrderDetails */
function OrderDetails(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id !== undefined) {
      if (!(OrderId(data.id))) {
        vErrors = errorsWithin(vErrors, OrderId.errors, "/id");
        errors = vErrors.length;
      }
    }
    if (data.lines !== undefined) {
      let data1 = data.lines;
      if (Array.isArray(data1)) {
        const _errs4 = errors;
        const len0 = data1.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(OrderLine(data1[i0]))) {
            vErrors = errorsWithin(vErrors, OrderLine.errors, "/lines/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs4 >= 10) {
            break;
          }
        }
        if (data1.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.note !== undefined) {
      let data3 = data.note;
      if ((typeof data3 !== "string") && (data3 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/note",schemaPath:"#/properties/note/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data3 === "string") {
        if (data3.length > 500 && codePoints(data3) > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/note",schemaPath:"#/properties/note/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
          errors++;
        }
      }
    }
    if (data.callbackUrl !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/callbackUrl",schemaPath:"#/properties/callbackUrl/writeOnly",keyword:"writeOnly",params:{},message:"must NOT be returned: it is write-only"});
      errors++;
    }
    if (data.status !== undefined) {
      let data5 = data.status;
      if (typeof data5 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(((data5 === "placed") || (data5 === "paid")) || (data5 === "shipped"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: values0},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.total !== undefined) {
      if (!(Money(data.total))) {
        vErrors = errorsWithin(vErrors, Money.errors, "/total");
        errors = vErrors.length;
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
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  OrderDetails.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/OrderDetails */
function OrderDetailsEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  for (const key in data) {
    if (key === "id" || key === "lines" || key === "note" || key === "callbackUrl" || key === "status" || key === "total" || key === "createdAt") {
      seen.add(key);
    }
  }
}

/** #/components/schemas/OrderDetails */
function OrderDetailsRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.lines !== undefined) {
      let data1 = data.lines;
      if (Array.isArray(data1)) {
        const _errs4 = errors;
        const len0 = data1.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(OrderLine(data1[i0]))) {
            vErrors = errorsWithin(vErrors, OrderLine.errors, "/lines/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs4 >= 10) {
            break;
          }
        }
        if (data1.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.note !== undefined) {
      let data3 = data.note;
      if ((typeof data3 !== "string") && (data3 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/note",schemaPath:"#/properties/note/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data3 === "string") {
        if (data3.length > 500 && codePoints(data3) > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/note",schemaPath:"#/properties/note/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
          errors++;
        }
      }
    }
    if (data.callbackUrl !== undefined) {
      let data4 = data.callbackUrl;
      if (typeof data4 === "string") {
        if (data4.length > 2048 && codePoints(data4) > 2048) {
          (vErrors ??= []).push({instancePath:instancePath+"/callbackUrl",schemaPath:"#/properties/callbackUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"});
          errors++;
        }
        if (!((data4.length > 4096) || (pattern0.test(data4)))) {
          (vErrors ??= []).push({instancePath:instancePath+"/callbackUrl",schemaPath:"#/properties/callbackUrl/pattern",keyword:"pattern",params:{pattern: "^https://"},message:"must match pattern \"^https://\""});
          errors++;
        }
        if (!(isUri(data4))) {
          (vErrors ??= []).push({instancePath:instancePath+"/callbackUrl",schemaPath:"#/properties/callbackUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \"uri\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/callbackUrl",schemaPath:"#/properties/callbackUrl/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.total !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/total",schemaPath:"#/properties/total/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.createdAt !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  OrderDetailsRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/OrderDetails */
function OrderDetailsRequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  for (const key in data) {
    if (key === "id" || key === "lines" || key === "note" || key === "callbackUrl" || key === "status" || key === "total" || key === "createdAt") {
      seen.add(key);
    }
  }
}

/** #/components/schemas/Order */
function OrderEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  Order_0EvaluatedProperties(data, seen);
}

/** #/components/schemas/OrderLine */
function OrderLine(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.petId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "petId"},message:"must have required property 'petId'"});
      errors++;
    }
    if (data.quantity === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "quantity"},message:"must have required property 'quantity'"});
      errors++;
    }
    if (data.petId !== undefined) {
      if (!(PetId(data.petId))) {
        vErrors = errorsWithin(vErrors, PetId.errors, "/petId");
        errors = vErrors.length;
      }
    }
    if (data.quantity !== undefined) {
      let data1 = data.quantity;
      if (!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data1 == "number") {
        if (data1 > 10) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"});
          errors++;
        }
        if (data1 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt32(data1))) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    const _errs4 = errors;
    for (const key0 in data) {
      if (!((key0 === "petId") || (key0 === "quantity"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs4 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  OrderLine.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Order/allOf/0 */
function Order_0EvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  OrderDetailsEvaluatedProperties(data, seen);
}
