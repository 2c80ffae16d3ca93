// Written by Gatewright from the schemas of the API document; do not edit.
import { anyAt, behind, blanks, codePoints, errorsWithin, forget, indexAt, integerWithin, isInt32, isInt64, isJsonPointer, isNewName, isUriReference, isUuid, marked, no, numberThat, plainAt, stringThat, stringWithin, textAmong, textBetween, texts, unknown, valueAt, wordAt } from 'gatewright/formats'

const instancePath = ""
const values0 = ["EUR", "GBP", "USD"]
const pattern0 = new RegExp("^ord_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const pattern1 = new RegExp("^pet_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const values1 = ["path", "query", "header", "cookie", "body"]
const values2 = ["cat", "dog", "rabbit", "bird", "reptile", "other"]
const pattern2 = new RegExp("^usr_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const texts0 = texts(["status", "type", "title", "detail", "instance", "errors"])
const texts1 = texts(["in", "pointer", "code", "message"])
const texts2 = texts(["path", "query", "header", "cookie", "body"])
const texts3 = texts(["amountMinor", "currency"])
const texts4 = texts(["EUR", "GBP", "USD"])
const texts5 = texts(["type", "title", "status", "detail", "instance", "errors"])

/** #/components/headers/Location/schema */
export function CreatePet201Location(data) {
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
  CreatePet201Location.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/Conflict/content/application~1problem+json/schema */
export function CreatePet409(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 409)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 409},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  CreatePet409.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/UnsupportedMediaType/content/application~1problem+json/schema */
export function CreatePet415(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 415)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 415},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  CreatePet415.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Currency */
export function Currency(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  if (!(((data === "EUR") || (data === "GBP")) || (data === "USD"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: values0},message:"must be equal to one of the allowed values"});
    errors++;
  }
  Currency.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/NotFound/content/application~1problem+json/schema */
export function GetPet404(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 404)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 404},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  GetPet404.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/BadRequest/content/application~1problem+json/schema */
export function ListPets400(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 400)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 400},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  ListPets400.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/Unauthorized/content/application~1problem+json/schema */
export function ListPets401(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 401)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 401},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  ListPets401.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/Forbidden/content/application~1problem+json/schema */
export function ListPets403(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 403)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 403},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  ListPets403.errors = vErrors;
  return errors === 0;
}

/** #/components/parameters/TenantId/schema */
export function ListPetsXTenantId(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(isUuid(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "uuid"},message:"must match format \"uuid\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  ListPetsXTenantId.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/TooManyRequests/content/application~1problem+json/schema */
export function LoginUser429(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 429)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 429},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  LoginUser429.errors = vErrors;
  return errors === 0;
}

/** #/components/headers/RetryAfter/schema */
export function LoginUser429RetryAfter(data) {
  let vErrors = null;
  let errors = 0;
  if (!((typeof data == "number") && (!(data % 1) && !isNaN(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  if (typeof data == "number") {
    if (data > 86400) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"});
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
  LoginUser429RetryAfter.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Money */
export function Money(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.amountMinor === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "amountMinor"},message:"must have required property 'amountMinor'"});
      errors++;
    }
    if (data.currency === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "currency"},message:"must have required property 'currency'"});
      errors++;
    }
    if (data.amountMinor !== undefined) {
      let data0 = data.amountMinor;
      if (!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/amountMinor",schemaPath:"#/properties/amountMinor/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data0 == "number") {
        if (data0 > 100000000) {
          (vErrors ??= []).push({instancePath:instancePath+"/amountMinor",schemaPath:"#/properties/amountMinor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"});
          errors++;
        }
        if (data0 < 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/amountMinor",schemaPath:"#/properties/amountMinor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
        if (!(isInt64(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/amountMinor",schemaPath:"#/properties/amountMinor/format",keyword:"format",params:{format: "int64"},message:"must match format \"int64\""});
          errors++;
        }
      }
    }
    if (data.currency !== undefined) {
      if (!(Currency(data.currency))) {
        vErrors = errorsWithin(vErrors, Currency.errors, "/currency");
        errors = vErrors.length;
      }
    }
    const _errs4 = errors;
    for (const key0 in data) {
      if (!((key0 === "amountMinor") || (key0 === "currency"))) {
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
  Money.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/OrderId */
export function OrderId(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern0.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^ord_[0-9A-HJKMNP-TV-Z]{26}$"},message:"must match pattern \"^ord_[0-9A-HJKMNP-TV-Z]{26}$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  OrderId.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetId */
export function PetId(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern1.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^pet_[0-9A-HJKMNP-TV-Z]{26}$"},message:"must match pattern \"^pet_[0-9A-HJKMNP-TV-Z]{26}$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  PetId.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Problem */
export function Problem(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property 'title'"});
      errors++;
    }
    if (data.status === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property 'status'"});
      errors++;
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 === "string") {
        if (!(isUriReference(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/format",keyword:"format",params:{format: "uri-reference"},message:"must match format \"uri-reference\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.title !== undefined) {
      let data1 = data.title;
      if (typeof data1 === "string") {
        if (data1.length > 200 && codePoints(data1) > 200) {
          (vErrors ??= []).push({instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      let data2 = data.status;
      if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 > 599) {
          (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"});
          errors++;
        }
        if (data2 < 400) {
          (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 400},message:"must be >= 400"});
          errors++;
        }
        if (!(isInt32(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    if (data.detail !== undefined) {
      let data3 = data.detail;
      if (typeof data3 === "string") {
        if (data3.length > 1000 && codePoints(data3) > 1000) {
          (vErrors ??= []).push({instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.instance !== undefined) {
      let data4 = data.instance;
      if (typeof data4 === "string") {
        if (!(isUriReference(data4))) {
          (vErrors ??= []).push({instancePath:instancePath+"/instance",schemaPath:"#/properties/instance/format",keyword:"format",params:{format: "uri-reference"},message:"must match format \"uri-reference\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/instance",schemaPath:"#/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.errors !== undefined) {
      let data5 = data.errors;
      if (Array.isArray(data5)) {
        const _errs13 = errors;
        const len0 = data5.length;
        for (let i0=0; i0<len0; i0++) {
          let data6 = data5[i0];
          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
            if (data6.in === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0,schemaPath:"#/properties/errors/items/required",keyword:"required",params:{missingProperty: "in"},message:"must have required property 'in'"});
              errors++;
            }
            if (data6.pointer === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0,schemaPath:"#/properties/errors/items/required",keyword:"required",params:{missingProperty: "pointer"},message:"must have required property 'pointer'"});
              errors++;
            }
            if (data6.code === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0,schemaPath:"#/properties/errors/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property 'code'"});
              errors++;
            }
            if (data6.message === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0,schemaPath:"#/properties/errors/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property 'message'"});
              errors++;
            }
            if (data6.in !== undefined) {
              let data7 = data6.in;
              if (typeof data7 !== "string") {
                (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/in",schemaPath:"#/properties/errors/items/properties/in/type",keyword:"type",params:{type: "string"},message:"must be string"});
                errors++;
              }
              if (!(((((data7 === "path") || (data7 === "query")) || (data7 === "header")) || (data7 === "cookie")) || (data7 === "body"))) {
                (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/in",schemaPath:"#/properties/errors/items/properties/in/enum",keyword:"enum",params:{allowedValues: values1},message:"must be equal to one of the allowed values"});
                errors++;
              }
            }
            if (data6.pointer !== undefined) {
              let data8 = data6.pointer;
              if (typeof data8 === "string") {
                if (!(isJsonPointer(data8))) {
                  (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/pointer",schemaPath:"#/properties/errors/items/properties/pointer/format",keyword:"format",params:{format: "json-pointer"},message:"must match format \"json-pointer\""});
                  errors++;
                }
              } else {
                (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/pointer",schemaPath:"#/properties/errors/items/properties/pointer/type",keyword:"type",params:{type: "string"},message:"must be string"});
                errors++;
              }
            }
            if (data6.code !== undefined) {
              let data9 = data6.code;
              if (typeof data9 === "string") {
                if (data9.length > 80 && codePoints(data9) > 80) {
                  (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/code",schemaPath:"#/properties/errors/items/properties/code/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
                  errors++;
                }
                if (data9.length < 1) {
                  (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/code",schemaPath:"#/properties/errors/items/properties/code/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
                  errors++;
                }
              } else {
                (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/code",schemaPath:"#/properties/errors/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"});
                errors++;
              }
            }
            if (data6.message !== undefined) {
              let data10 = data6.message;
              if (typeof data10 === "string") {
                if (data10.length > 500 && codePoints(data10) > 500) {
                  (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/message",schemaPath:"#/properties/errors/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
                  errors++;
                }
                if (data10.length < 1) {
                  (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/message",schemaPath:"#/properties/errors/items/properties/message/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
                  errors++;
                }
              } else {
                (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0+"/message",schemaPath:"#/properties/errors/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"});
                errors++;
              }
            }
            const _errs24 = errors;
            for (const key0 in data6) {
              if (!((((key0 === "in") || (key0 === "pointer")) || (key0 === "code")) || (key0 === "message"))) {
                (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0,schemaPath:"#/properties/errors/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
                errors++;
              }
              if (errors - _errs24 >= 10) {
                break;
              }
            }
          } else {
            (vErrors ??= []).push({instancePath:instancePath+"/errors/" + i0,schemaPath:"#/properties/errors/items/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
          if (errors - _errs13 >= 10) {
            break;
          }
        }
        if (data5.length > 50) {
          (vErrors ??= []).push({instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  Problem.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Species */
export function Species(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  if (!((((((data === "cat") || (data === "dog")) || (data === "rabbit")) || (data === "bird")) || (data === "reptile")) || (data === "other"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: values2},message:"must be equal to one of the allowed values"});
    errors++;
  }
  Species.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/UserId */
export function UserId(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern2.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^usr_[0-9A-HJKMNP-TV-Z]{26}$"},message:"must match pattern \"^usr_[0-9A-HJKMNP-TV-Z]{26}$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  UserId.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/Conflict/content/application~1problem+json/schema */
function acceptCreatePet409(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts0, json, at, last, no);
      if (member >= 0) end = behind(texts0, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 409); break;
        case 2: at = stringWithin(json, at, last, 1, 200); break;
        case 3: at = stringWithin(json, at, last, 0, 1000); break;
        case 5: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 5) === 5 ? at + 1 : no;
}

/** #/components/responses/UnsupportedMediaType/content/application~1problem+json/schema */
function acceptCreatePet415(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts0, json, at, last, no);
      if (member >= 0) end = behind(texts0, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 415); break;
        case 2: at = stringWithin(json, at, last, 1, 200); break;
        case 3: at = stringWithin(json, at, last, 0, 1000); break;
        case 5: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 5) === 5 ? at + 1 : no;
}

/** #/components/responses/NotFound/content/application~1problem+json/schema */
function acceptGetPet404(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts0, json, at, last, no);
      if (member >= 0) end = behind(texts0, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 404); break;
        case 2: at = stringWithin(json, at, last, 1, 200); break;
        case 3: at = stringWithin(json, at, last, 0, 1000); break;
        case 5: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 5) === 5 ? at + 1 : no;
}

/** #/components/responses/BadRequest/content/application~1problem+json/schema */
function acceptListPets400(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts0, json, at, last, no);
      if (member >= 0) end = behind(texts0, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 400); break;
        case 2: at = stringWithin(json, at, last, 1, 200); break;
        case 3: at = stringWithin(json, at, last, 0, 1000); break;
        case 5: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 5) === 5 ? at + 1 : no;
}

/** #/components/responses/BadRequest/content/application~1problem+json/schema */
export function acceptListPets400Errors(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return at + 1;
  for (;;) {
    at = acceptListPets400ErrorsItem(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 50 ? at + 1 : no;
}

/** #/components/responses/BadRequest/content/application~1problem+json/schema */
function acceptListPets400ErrorsItem(json, at, last, depth) {
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
        case 0: if (at + 3 < last && json[at + 1] === 105 && json[at + 2] === 110 && json[at + 3] === 34) { member = 0; end = at + 4; } break;
        case 1: if (at + 8 < last && wordAt(json, at + 1) === 1852403568 && wordAt(json, at + 5) === 577922420) { member = 1; end = at + 9; } break;
        case 2: if (at + 5 < last && wordAt(json, at + 1) === 1701080931 && json[at + 5] === 34) { member = 2; end = at + 6; } break;
        case 3: if (at + 8 < last && wordAt(json, at + 1) === 1936942445 && wordAt(json, at + 5) === 577070945) { member = 3; end = at + 9; } break;
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
      case 1: at = stringThat(json, at, last, isJsonPointer); break;
      case 2: at = stringWithin(json, at, last, 1, 80); break;
      case 3: at = stringWithin(json, at, last, 1, 500); break;
      default: at = textAmong(texts2, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 15) === 15 ? at + 1 : no;
}

/** #/components/responses/Unauthorized/content/application~1problem+json/schema */
function acceptListPets401(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts0, json, at, last, no);
      if (member >= 0) end = behind(texts0, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 401); break;
        case 2: at = stringWithin(json, at, last, 1, 200); break;
        case 3: at = stringWithin(json, at, last, 0, 1000); break;
        case 5: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 5) === 5 ? at + 1 : no;
}

/** #/components/responses/Forbidden/content/application~1problem+json/schema */
function acceptListPets403(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts0, json, at, last, no);
      if (member >= 0) end = behind(texts0, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 403); break;
        case 2: at = stringWithin(json, at, last, 1, 200); break;
        case 3: at = stringWithin(json, at, last, 0, 1000); break;
        case 5: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 5) === 5 ? at + 1 : no;
}

/** #/components/responses/TooManyRequests/content/application~1problem+json/schema */
function acceptLoginUser429(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts0, json, at, last, no);
      if (member >= 0) end = behind(texts0, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 429); break;
        case 2: at = stringWithin(json, at, last, 1, 200); break;
        case 3: at = stringWithin(json, at, last, 0, 1000); break;
        case 5: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 5) === 5 ? at + 1 : no;
}

/** #/components/schemas/Money */
export function acceptMoney(json, at, last, depth) {
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
        case 0: if (at + 12 < last && wordAt(json, at + 1) === 1970236769 && wordAt(json, at + 5) === 1766683758 && wordAt(json, at + 9) === 577924974) { member = 0; end = at + 13; } break;
        case 1: if (at + 9 < last && wordAt(json, at + 1) === 1920103779 && wordAt(json, at + 5) === 2036559461 && json[at + 9] === 34) { member = 1; end = at + 10; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts3, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts3, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = textAmong(texts4, json, at, last); break;
      default: at = integerWithin(json, at, 0, 100000000);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

/** #/components/schemas/OrderId */
export function acceptOrderId(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern0.test(text) ? end : no;
}

/** #/components/schemas/PetId */
export function acceptPetId(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern1.test(text) ? end : no;
}

/** #/components/schemas/Problem */
function acceptProblem(json, at, last, depth) {
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
        case 0: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 0; end = at + 6; } break;
        case 1: if (at + 6 < last && wordAt(json, at + 1) === 1819568500 && json[at + 5] === 101 && json[at + 6] === 34) { member = 1; end = at + 7; } break;
        case 2: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 2; end = at + 8; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1635018084 && json[at + 5] === 105 && json[at + 6] === 108 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1953721961 && wordAt(json, at + 5) === 1701015137 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 7 < last && wordAt(json, at + 1) === 1869771365 && json[at + 5] === 114 && json[at + 6] === 115 && json[at + 7] === 34) { member = 5; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts5, json, at, last, no);
      if (member >= 0) end = behind(texts5, member, at);
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
        case 1: at = stringWithin(json, at, last, 1, 200); break;
        case 2: at = integerWithin(json, at, 400, 599); break;
        case 3: at = stringWithin(json, at, last, 0, 1000); break;
        case 5: at = acceptListPets400Errors(json, at, last, depth - 1); break;
        default: at = stringThat(json, at, last, isUriReference);
      }
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && (seen & 6) === 6 ? at + 1 : no;
}

/** #/components/schemas/UserId */
export function acceptUserId(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern2.test(text) ? end : no;
}

CreatePet409.accept = acceptCreatePet409
CreatePet415.accept = acceptCreatePet415
GetPet404.accept = acceptGetPet404
ListPets400.accept = acceptListPets400
ListPets401.accept = acceptListPets401
ListPets403.accept = acceptListPets403
LoginUser429.accept = acceptLoginUser429
Problem.accept = acceptProblem
