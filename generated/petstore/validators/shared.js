// Written by Gatewright from the schemas of the API document; do not edit.
import { behind, blanks, codePoints, indexAt, isInt64, isUriReference, no, plainAt, stringWithin, textBetween, texts, valueAt, wordAt } from 'gatewright/formats'

const instancePath = ""
const pattern0 = new RegExp("^[a-z][a-z_]{2,39}$", "u")
const texts0 = texts(["code", "message", "details"])
const texts1 = texts(["field", "issue"])

/** #/components/headers/Location/schema */
export function AddPet201Location(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 2048 && codePoints(data) > 2048) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"});
      errors++;
    }
    if (!(isUriReference(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "uri-reference"},message:"must match format \"uri-reference\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  AddPet201Location.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Error */
export function ErrorSchema(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.code === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property 'code'"});
      errors++;
    }
    if (data.message === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property 'message'"});
      errors++;
    }
    if (data.code !== undefined) {
      let data0 = data.code;
      if (typeof data0 === "string") {
        if (!(pattern0.test(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z_]{2,39}$"},message:"must match pattern \"^[a-z][a-z_]{2,39}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.message !== undefined) {
      let data1 = data.message;
      if (typeof data1 === "string") {
        if (data1.length > 500 && codePoints(data1) > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/message",schemaPath:"#/properties/message/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/message",schemaPath:"#/properties/message/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.details !== undefined) {
      let data2 = data.details;
      if (Array.isArray(data2)) {
        const _errs7 = errors;
        const len0 = data2.length;
        for (let i0=0; i0<len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.field === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0,schemaPath:"#/properties/details/items/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property 'field'"});
              errors++;
            }
            if (data3.issue === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0,schemaPath:"#/properties/details/items/required",keyword:"required",params:{missingProperty: "issue"},message:"must have required property 'issue'"});
              errors++;
            }
            if (data3.field !== undefined) {
              let data4 = data3.field;
              if (typeof data4 === "string") {
                if (data4.length > 200 && codePoints(data4) > 200) {
                  (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0+"/field",schemaPath:"#/properties/details/items/properties/field/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"});
                  errors++;
                }
                if (data4.length < 1) {
                  (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0+"/field",schemaPath:"#/properties/details/items/properties/field/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
                  errors++;
                }
              } else {
                (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0+"/field",schemaPath:"#/properties/details/items/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"});
                errors++;
              }
            }
            if (data3.issue !== undefined) {
              let data5 = data3.issue;
              if (typeof data5 === "string") {
                if (data5.length > 200 && codePoints(data5) > 200) {
                  (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0+"/issue",schemaPath:"#/properties/details/items/properties/issue/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"});
                  errors++;
                }
                if (data5.length < 1) {
                  (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0+"/issue",schemaPath:"#/properties/details/items/properties/issue/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
                  errors++;
                }
              } else {
                (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0+"/issue",schemaPath:"#/properties/details/items/properties/issue/type",keyword:"type",params:{type: "string"},message:"must be string"});
                errors++;
              }
            }
            const _errs14 = errors;
            for (const key0 in data3) {
              if (!((key0 === "field") || (key0 === "issue"))) {
                (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0,schemaPath:"#/properties/details/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
                errors++;
              }
              if (errors - _errs14 >= 10) {
                break;
              }
            }
          } else {
            (vErrors ??= []).push({instancePath:instancePath+"/details/" + i0,schemaPath:"#/properties/details/items/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
          if (errors - _errs7 >= 10) {
            break;
          }
        }
        if (data2.length > 50) {
          (vErrors ??= []).push({instancePath:instancePath+"/details",schemaPath:"#/properties/details/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/details",schemaPath:"#/properties/details/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    const _errs15 = errors;
    for (const key1 in data) {
      if (!(((key1 === "code") || (key1 === "message")) || (key1 === "details"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs15 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  ErrorSchema.errors = vErrors;
  return errors === 0;
}

/** #/components/parameters/PetId/schema */
export function GetPetByIdPetId(data) {
  let vErrors = null;
  let errors = 0;
  if (!((typeof data == "number") && (!(data % 1) && !isNaN(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  if (typeof data == "number") {
    if (data < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
      errors++;
    }
    if (!(isInt64(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "int64"},message:"must match format \"int64\""});
      errors++;
    }
  }
  GetPetByIdPetId.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Error */
function acceptErrorSchema(json, at, last, depth) {
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
        case 0: if (at + 5 < last && wordAt(json, at + 1) === 1701080931 && json[at + 5] === 34) { member = 0; end = at + 6; } break;
        case 1: if (at + 8 < last && wordAt(json, at + 1) === 1936942445 && wordAt(json, at + 5) === 577070945) { member = 1; end = at + 9; } break;
        case 2: if (at + 8 < last && wordAt(json, at + 1) === 1635018084 && wordAt(json, at + 5) === 577989737) { member = 2; end = at + 9; } break;
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
      case 1: at = stringWithin(json, at, last, 1, 500); break;
      case 2: at = acceptErrorSchemaDetails(json, at, last, depth - 1); break;
      default: at = acceptErrorSchemaCode(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

/** #/components/schemas/Error */
function acceptErrorSchemaCode(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern0.test(text) ? end : no;
}

/** #/components/schemas/Error */
function acceptErrorSchemaDetails(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return at + 1;
  for (;;) {
    at = acceptErrorSchemaDetailsItem(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 50 ? at + 1 : no;
}

/** #/components/schemas/Error */
function acceptErrorSchemaDetailsItem(json, at, last, depth) {
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
        case 0: if (at + 6 < last && wordAt(json, at + 1) === 1818585446 && json[at + 5] === 100 && json[at + 6] === 34) { member = 0; end = at + 7; } break;
        case 1: if (at + 6 < last && wordAt(json, at + 1) === 1970500457 && json[at + 5] === 101 && json[at + 6] === 34) { member = 1; end = at + 7; } break;
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
    at = stringWithin(json, at, last, 1, 200);
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

ErrorSchema.accept = acceptErrorSchema
