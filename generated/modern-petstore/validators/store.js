// Written by Gatewright from the schemas of the API document; do not edit.
import { behind, blanks, codePoints, dateTimeAt, errorsWithin, forget, indexAt, integerWithin, isDateTime, isInt32, isNewName, isUri, lengthFits, marked, no, nullAt, plainAt, stringWithin, textAmong, textBetween, texts, valueAt, wordAt } from 'gatewright/formats'
import { Money, OrderId, PetId, Species, acceptMoney, acceptOrderId, acceptPetId } from './shared.js'

const instancePath = ""
const values0 = ["placed", "paid", "shipped"]
const pattern0 = new RegExp("^https://", "u")
const texts0 = texts(["asOf", "available"])
const texts1 = texts(["cat", "dog", "rabbit", "bird", "reptile", "other"])
const texts2 = texts(["id", "lines", "note", "callbackUrl", "status", "total", "createdAt"])
const texts3 = texts(["placed", "paid", "shipped"])
const texts4 = texts(["petId", "quantity"])

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

/** #/components/schemas/Inventory */
function acceptInventory(json, at, last, depth) {
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
        case 0: if (at + 5 < last && wordAt(json, at + 1) === 1716482913 && json[at + 5] === 34) { member = 0; end = at + 6; } break;
        case 1: if (at + 10 < last && wordAt(json, at + 1) === 1767994977 && wordAt(json, at + 5) === 1818386796 && json[at + 9] === 101 && json[at + 10] === 34) { member = 1; end = at + 11; } break;
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
      case 1: at = acceptInventoryAvailable(json, at, last, depth - 1); break;
      default: at = dateTimeAt(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

/** #/components/schemas/Inventory */
function acceptInventoryAvailable(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  const floor = marked();
  at = blanks(json, at + 1);
  if (json[at] === 125) return at + 1;
  for (;;) {
    if (textAmong(texts1, json, at, last) > last) return no;
    const end = plainAt(json, at, last);
    if (end > last || !isNewName(json, at, end, floor)) return no;
    at = valueAt(json, end, last);
    at = integerWithin(json, at, 0, 2147483647);
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 ? at + 1 : no;
}

/** #/components/schemas/NewOrder */
function acceptNewOrderRequest(json, at, last, depth) {
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
        case 1: if (at + 6 < last && wordAt(json, at + 1) === 1701734764 && json[at + 5] === 115 && json[at + 6] === 34) { member = 1; end = at + 7; } break;
        case 2: if (at + 5 < last && wordAt(json, at + 1) === 1702129518 && json[at + 5] === 34) { member = 2; end = at + 6; } break;
        case 3: if (at + 12 < last && wordAt(json, at + 1) === 1819042147 && wordAt(json, at + 5) === 1801675106 && wordAt(json, at + 9) === 577532501) { member = 3; end = at + 13; } break;
        case 4: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 4; end = at + 8; } break;
        case 5: if (at + 6 < last && wordAt(json, at + 1) === 1635020660 && json[at + 5] === 108 && json[at + 6] === 34) { member = 5; end = at + 7; } break;
        case 6: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 6; end = at + 11; } break;
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
      case 1: at = acceptNewOrderRequestLines(json, at, last, depth - 1); break;
      case 2: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 0, 500); break;
      case 3: at = acceptNewOrderRequestCallbackUrl(json, at, last); break;
      default: at = no;
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 2) === 2 ? at + 1 : no;
}

/** #/components/schemas/NewOrder */
function acceptNewOrderRequestCallbackUrl(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  if (!lengthFits(json, at + 1, end - 1, 0, 2048)) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern0.test(text) && isUri(text) ? end : no;
}

/** #/components/schemas/NewOrder */
function acceptNewOrderRequestLines(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return no;
  for (;;) {
    at = acceptOrderLine(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 20 ? at + 1 : no;
}

/** #/components/schemas/Order */
function acceptOrder(json, at, last, depth) {
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
        case 1: if (at + 6 < last && wordAt(json, at + 1) === 1701734764 && json[at + 5] === 115 && json[at + 6] === 34) { member = 1; end = at + 7; } break;
        case 2: if (at + 5 < last && wordAt(json, at + 1) === 1702129518 && json[at + 5] === 34) { member = 2; end = at + 6; } break;
        case 3: if (at + 12 < last && wordAt(json, at + 1) === 1819042147 && wordAt(json, at + 5) === 1801675106 && wordAt(json, at + 9) === 577532501) { member = 3; end = at + 13; } break;
        case 4: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 4; end = at + 8; } break;
        case 5: if (at + 6 < last && wordAt(json, at + 1) === 1635020660 && json[at + 5] === 108 && json[at + 6] === 34) { member = 5; end = at + 7; } break;
        case 6: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 6; end = at + 11; } break;
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
      case 1: at = acceptNewOrderRequestLines(json, at, last, depth - 1); break;
      case 2: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 0, 500); break;
      case 3: at = no; break;
      case 4: at = textAmong(texts3, json, at, last); break;
      case 5: at = acceptMoney(json, at, last, depth - 1); break;
      case 6: at = dateTimeAt(json, at, last); break;
      default: at = acceptOrderId(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 115) === 115 ? at + 1 : no;
}

/** #/components/schemas/OrderLine */
function acceptOrderLine(json, at, last, depth) {
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
        case 0: if (at + 6 < last && wordAt(json, at + 1) === 1232364912 && json[at + 5] === 100 && json[at + 6] === 34) { member = 0; end = at + 7; } break;
        case 1: if (at + 9 < last && wordAt(json, at + 1) === 1851880817 && wordAt(json, at + 5) === 2037672308 && json[at + 9] === 34) { member = 1; end = at + 10; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts4, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts4, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = integerWithin(json, at, 1, 10); break;
      default: at = acceptPetId(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

Inventory.accept = acceptInventory
NewOrderRequest.accept = acceptNewOrderRequest
Order.accept = acceptOrder
