// Written by Gatewright from the schemas of the API document; do not edit.
import { behind, blanks, booleanAt, dateTimeAt, indexAt, integerWithin, isDateTime, isInt32, isInt64, no, textAmong, texts, valueAt, wordAt } from 'gatewright/formats'

const instancePath = ""
const values0 = ["placed", "approved", "delivered"]
const texts0 = texts(["available", "pending", "sold"])
const texts1 = texts(["id", "petId", "quantity", "shipDate", "status", "complete"])
const texts2 = texts(["placed", "approved", "delivered"])

/** #/components/parameters/StoreId/schema */
export function GetInventoryXStoreId(data) {
  let vErrors = null;
  let errors = 0;
  if (!((typeof data == "number") && (!(data % 1) && !isNaN(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  if (typeof data == "number") {
    if (data > 9999) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9999},message:"must be <= 9999"});
      errors++;
    }
    if (data < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
      errors++;
    }
    if (!(isInt32(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
      errors++;
    }
  }
  GetInventoryXStoreId.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Inventory */
export function Inventory(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.available === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "available"},message:"must have required property 'available'"});
      errors++;
    }
    if (data.pending === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pending"},message:"must have required property 'pending'"});
      errors++;
    }
    if (data.sold === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sold"},message:"must have required property 'sold'"});
      errors++;
    }
    if (data.available !== undefined) {
      let data0 = data.available;
      if (!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/available",schemaPath:"#/properties/available/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data0 == "number") {
        if (data0 < 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/available",schemaPath:"#/properties/available/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
        if (!(isInt32(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/available",schemaPath:"#/properties/available/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    if (data.pending !== undefined) {
      let data1 = data.pending;
      if (!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/pending",schemaPath:"#/properties/pending/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data1 == "number") {
        if (data1 < 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/pending",schemaPath:"#/properties/pending/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
        if (!(isInt32(data1))) {
          (vErrors ??= []).push({instancePath:instancePath+"/pending",schemaPath:"#/properties/pending/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    if (data.sold !== undefined) {
      let data2 = data.sold;
      if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/sold",schemaPath:"#/properties/sold/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 < 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/sold",schemaPath:"#/properties/sold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
        if (!(isInt32(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/sold",schemaPath:"#/properties/sold/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    const _errs7 = errors;
    for (const key0 in data) {
      if (!(((key0 === "available") || (key0 === "pending")) || (key0 === "sold"))) {
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
  Inventory.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Order */
export function Order(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.petId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "petId"},message:"must have required property 'petId'"});
      errors++;
    }
    if (data.quantity === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "quantity"},message:"must have required property 'quantity'"});
      errors++;
    }
    if (data.status === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property 'status'"});
      errors++;
    }
    if (data.complete === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "complete"},message:"must have required property 'complete'"});
      errors++;
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data0 == "number") {
        if (data0 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt64(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "int64"},message:"must match format \"int64\""});
          errors++;
        }
      }
    }
    if (data.petId !== undefined) {
      let data1 = data.petId;
      if (!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/petId",schemaPath:"#/properties/petId/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data1 == "number") {
        if (data1 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/petId",schemaPath:"#/properties/petId/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt64(data1))) {
          (vErrors ??= []).push({instancePath:instancePath+"/petId",schemaPath:"#/properties/petId/format",keyword:"format",params:{format: "int64"},message:"must match format \"int64\""});
          errors++;
        }
      }
    }
    if (data.quantity !== undefined) {
      let data2 = data.quantity;
      if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 > 10) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"});
          errors++;
        }
        if (data2 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt32(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    if (data.shipDate !== undefined) {
      let data3 = data.shipDate;
      if (typeof data3 === "string") {
        if (!(isDateTime(data3))) {
          (vErrors ??= []).push({instancePath:instancePath+"/shipDate",schemaPath:"#/properties/shipDate/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/shipDate",schemaPath:"#/properties/shipDate/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      let data4 = data.status;
      if (typeof data4 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(((data4 === "placed") || (data4 === "approved")) || (data4 === "delivered"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: values0},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.complete !== undefined) {
      if (typeof data.complete !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
    const _errs13 = errors;
    for (const key0 in data) {
      if (!((((((key0 === "id") || (key0 === "petId")) || (key0 === "quantity")) || (key0 === "shipDate")) || (key0 === "status")) || (key0 === "complete"))) {
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
  Order.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Order */
export function OrderRequest(data) {
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
    if (data.id !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.petId !== undefined) {
      let data1 = data.petId;
      if (!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/petId",schemaPath:"#/properties/petId/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data1 == "number") {
        if (data1 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/petId",schemaPath:"#/properties/petId/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt64(data1))) {
          (vErrors ??= []).push({instancePath:instancePath+"/petId",schemaPath:"#/properties/petId/format",keyword:"format",params:{format: "int64"},message:"must match format \"int64\""});
          errors++;
        }
      }
    }
    if (data.quantity !== undefined) {
      let data2 = data.quantity;
      if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 > 10) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"});
          errors++;
        }
        if (data2 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt32(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    if (data.shipDate !== undefined) {
      let data3 = data.shipDate;
      if (typeof data3 === "string") {
        if (!(isDateTime(data3))) {
          (vErrors ??= []).push({instancePath:instancePath+"/shipDate",schemaPath:"#/properties/shipDate/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/shipDate",schemaPath:"#/properties/shipDate/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.complete !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/complete",schemaPath:"#/properties/complete/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    const _errs10 = errors;
    for (const key0 in data) {
      if (!((((((key0 === "id") || (key0 === "petId")) || (key0 === "quantity")) || (key0 === "shipDate")) || (key0 === "status")) || (key0 === "complete"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
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
  OrderRequest.errors = vErrors;
  return errors === 0;
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
        case 0: if (at + 10 < last && wordAt(json, at + 1) === 1767994977 && wordAt(json, at + 5) === 1818386796 && json[at + 9] === 101 && json[at + 10] === 34) { member = 0; end = at + 11; } break;
        case 1: if (at + 8 < last && wordAt(json, at + 1) === 1684956528 && wordAt(json, at + 5) === 577203817) { member = 1; end = at + 9; } break;
        case 2: if (at + 5 < last && wordAt(json, at + 1) === 1684828019 && json[at + 5] === 34) { member = 2; end = at + 6; } break;
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
    at = integerWithin(json, at, 0, 2147483647);
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 7) === 7 ? at + 1 : no;
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
        case 1: if (at + 6 < last && wordAt(json, at + 1) === 1232364912 && json[at + 5] === 100 && json[at + 6] === 34) { member = 1; end = at + 7; } break;
        case 2: if (at + 9 < last && wordAt(json, at + 1) === 1851880817 && wordAt(json, at + 5) === 2037672308 && json[at + 9] === 34) { member = 2; end = at + 10; } break;
        case 3: if (at + 9 < last && wordAt(json, at + 1) === 1885956211 && wordAt(json, at + 5) === 1702125892 && json[at + 9] === 34) { member = 3; end = at + 10; } break;
        case 4: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 4; end = at + 8; } break;
        case 5: if (at + 9 < last && wordAt(json, at + 1) === 1886220131 && wordAt(json, at + 5) === 1702126956 && json[at + 9] === 34) { member = 5; end = at + 10; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts1, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts1, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 2: at = integerWithin(json, at, 1, 10); break;
      case 3: at = dateTimeAt(json, at, last); break;
      case 4: at = textAmong(texts2, json, at, last); break;
      case 5: at = booleanAt(json, at); break;
      default: at = integerWithin(json, at, 1, 9223372036854776000);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 55) === 55 ? at + 1 : no;
}

/** #/components/schemas/Order */
function acceptOrderRequest(json, at, last, depth) {
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
        case 1: if (at + 6 < last && wordAt(json, at + 1) === 1232364912 && json[at + 5] === 100 && json[at + 6] === 34) { member = 1; end = at + 7; } break;
        case 2: if (at + 9 < last && wordAt(json, at + 1) === 1851880817 && wordAt(json, at + 5) === 2037672308 && json[at + 9] === 34) { member = 2; end = at + 10; } break;
        case 3: if (at + 9 < last && wordAt(json, at + 1) === 1885956211 && wordAt(json, at + 5) === 1702125892 && json[at + 9] === 34) { member = 3; end = at + 10; } break;
        case 4: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 4; end = at + 8; } break;
        case 5: if (at + 9 < last && wordAt(json, at + 1) === 1886220131 && wordAt(json, at + 5) === 1702126956 && json[at + 9] === 34) { member = 5; end = at + 10; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts1, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts1, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = integerWithin(json, at, 1, 9223372036854776000); break;
      case 2: at = integerWithin(json, at, 1, 10); break;
      case 3: at = dateTimeAt(json, at, last); break;
      default: at = no;
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 6) === 6 ? at + 1 : no;
}

Inventory.accept = acceptInventory
Order.accept = acceptOrder
OrderRequest.accept = acceptOrderRequest
