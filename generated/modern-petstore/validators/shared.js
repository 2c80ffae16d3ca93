// Written by Gatewright from the schemas of the API document; do not edit.
import { codePoints, errorsWithin, isInt32, isInt64, isJsonPointer, isUriReference, isUuid } from 'gatewright/formats'

const instancePath = ""
const values0 = ["EUR", "GBP", "USD"]
const pattern0 = new RegExp("^ord_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const pattern1 = new RegExp("^pet_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const values1 = ["path", "query", "header", "cookie", "body"]
const values2 = ["cat", "dog", "rabbit", "bird", "reptile", "other"]
const pattern2 = new RegExp("^usr_[0-9A-HJKMNP-TV-Z]{26}$", "u")

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
