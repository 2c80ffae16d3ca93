// Written by Gatewright from the schemas of the API document; do not edit.
import { codePoints, errorsWithin, isDateTime, isEmail, isInt32, isInt64 } from 'gatewright/formats'

const instancePath = ""
const pattern0 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const pattern1 = new RegExp("^\\+[1-9][0-9]{6,14}$", "u")
const values0 = ["active", "locked"]
const pattern2 = new RegExp("^[A-Za-z][A-Za-z0-9._-]{2,31}$", "u")

/** #/paths/~1user~1createWithList/post/responses/201/content/application~1json/schema */
export function CreateUsersWithListInput201(data) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const _errs1 = errors;
    const len0 = data.length;
    for (let i0=0; i0<len0; i0++) {
      if (!(User(data[i0]))) {
        vErrors = errorsWithin(vErrors, User.errors, "/" + i0);
        errors = vErrors.length;
      }
      if (errors - _errs1 >= 10) {
        break;
      }
    }
    if (data.length > 100) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"});
      errors++;
    }
    if (data.length < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"});
    errors++;
  }
  CreateUsersWithListInput201.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1user~1createWithList/post/requestBody/content/application~1json/schema */
export function CreateUsersWithListInputRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const _errs1 = errors;
    const len0 = data.length;
    for (let i0=0; i0<len0; i0++) {
      if (!(UserRequest(data[i0]))) {
        vErrors = errorsWithin(vErrors, UserRequest.errors, "/" + i0);
        errors = vErrors.length;
      }
      if (errors - _errs1 >= 10) {
        break;
      }
    }
    if (data.length > 100) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"});
      errors++;
    }
    if (data.length < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"});
    errors++;
  }
  CreateUsersWithListInputRequest.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1user~1login/get/responses/200/content/application~1json/schema */
export function LoginUser200(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 128 && codePoints(data) > 128) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"});
      errors++;
    }
    if (data.length < 48 && codePoints(data) < 24) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 24},message:"must NOT have fewer than 24 characters"});
      errors++;
    }
    if (!((data.length > 256) || (pattern0.test(data)))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \"^[A-Za-z0-9_-]+$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  LoginUser200.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1user~1login/get/responses/200/headers/X-Expires-After/schema */
export function LoginUser200XExpiresAfter(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(isDateTime(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  LoginUser200XExpiresAfter.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1user~1login/get/responses/200/headers/X-Rate-Limit/schema */
export function LoginUser200XRateLimit(data) {
  let vErrors = null;
  let errors = 0;
  if (!((typeof data == "number") && (!(data % 1) && !isNaN(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  if (typeof data == "number") {
    if (data < 0) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
      errors++;
    }
    if (!(isInt32(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
      errors++;
    }
  }
  LoginUser200XRateLimit.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1user~1login/get/parameters/1/schema */
export function LoginUserPassword(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 128 && codePoints(data) > 128) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"});
      errors++;
    }
    if (data.length < 16 && codePoints(data) < 8) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 8},message:"must NOT have fewer than 8 characters"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  LoginUserPassword.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/User */
export function User(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.username === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "username"},message:"must have required property 'username'"});
      errors++;
    }
    if (data.email === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "email"},message:"must have required property 'email'"});
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
    if (data.username !== undefined) {
      if (!(Username(data.username))) {
        vErrors = errorsWithin(vErrors, Username.errors, "/username");
        errors = vErrors.length;
      }
    }
    if (data.firstName !== undefined) {
      let data2 = data.firstName;
      if (typeof data2 === "string") {
        if (data2.length > 80 && codePoints(data2) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/firstName",schemaPath:"#/properties/firstName/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data2.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/firstName",schemaPath:"#/properties/firstName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/firstName",schemaPath:"#/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.lastName !== undefined) {
      let data3 = data.lastName;
      if (typeof data3 === "string") {
        if (data3.length > 80 && codePoints(data3) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/lastName",schemaPath:"#/properties/lastName/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data3.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/lastName",schemaPath:"#/properties/lastName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/lastName",schemaPath:"#/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.email !== undefined) {
      let data4 = data.email;
      if (typeof data4 === "string") {
        if (data4.length > 254 && codePoints(data4) > 254) {
          (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/maxLength",keyword:"maxLength",params:{limit: 254},message:"must NOT have more than 254 characters"});
          errors++;
        }
        if (!(isEmail(data4))) {
          (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/format",keyword:"format",params:{format: "email"},message:"must match format \"email\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.password !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/password",schemaPath:"#/properties/password/writeOnly",keyword:"writeOnly",params:{},message:"must NOT be returned: it is write-only"});
      errors++;
    }
    if (data.phone !== undefined) {
      let data6 = data.phone;
      if (typeof data6 === "string") {
        if (!(pattern1.test(data6))) {
          (vErrors ??= []).push({instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/pattern",keyword:"pattern",params:{pattern: "^\\+[1-9][0-9]{6,14}$"},message:"must match pattern \"^\\+[1-9][0-9]{6,14}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.userStatus !== undefined) {
      let data7 = data.userStatus;
      if (typeof data7 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/userStatus",schemaPath:"#/properties/userStatus/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!((data7 === "active") || (data7 === "locked"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/userStatus",schemaPath:"#/properties/userStatus/enum",keyword:"enum",params:{allowedValues: values0},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    const _errs15 = errors;
    for (const key0 in data) {
      if (!((((((((key0 === "id") || (key0 === "username")) || (key0 === "firstName")) || (key0 === "lastName")) || (key0 === "email")) || (key0 === "password")) || (key0 === "phone")) || (key0 === "userStatus"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
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
  User.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/User */
export function UserRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.username === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "username"},message:"must have required property 'username'"});
      errors++;
    }
    if (data.email === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "email"},message:"must have required property 'email'"});
      errors++;
    }
    if (data.password === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "password"},message:"must have required property 'password'"});
      errors++;
    }
    if (data.id !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.username !== undefined) {
      if (!(Username(data.username))) {
        vErrors = errorsWithin(vErrors, Username.errors, "/username");
        errors = vErrors.length;
      }
    }
    if (data.firstName !== undefined) {
      let data2 = data.firstName;
      if (typeof data2 === "string") {
        if (data2.length > 80 && codePoints(data2) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/firstName",schemaPath:"#/properties/firstName/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data2.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/firstName",schemaPath:"#/properties/firstName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/firstName",schemaPath:"#/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.lastName !== undefined) {
      let data3 = data.lastName;
      if (typeof data3 === "string") {
        if (data3.length > 80 && codePoints(data3) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/lastName",schemaPath:"#/properties/lastName/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data3.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/lastName",schemaPath:"#/properties/lastName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/lastName",schemaPath:"#/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.email !== undefined) {
      let data4 = data.email;
      if (typeof data4 === "string") {
        if (data4.length > 254 && codePoints(data4) > 254) {
          (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/maxLength",keyword:"maxLength",params:{limit: 254},message:"must NOT have more than 254 characters"});
          errors++;
        }
        if (!(isEmail(data4))) {
          (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/format",keyword:"format",params:{format: "email"},message:"must match format \"email\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.password !== undefined) {
      let data5 = data.password;
      if (typeof data5 === "string") {
        if (data5.length > 128 && codePoints(data5) > 128) {
          (vErrors ??= []).push({instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"});
          errors++;
        }
        if (data5.length < 16 && codePoints(data5) < 8) {
          (vErrors ??= []).push({instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 8},message:"must NOT have fewer than 8 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.phone !== undefined) {
      let data6 = data.phone;
      if (typeof data6 === "string") {
        if (!(pattern1.test(data6))) {
          (vErrors ??= []).push({instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/pattern",keyword:"pattern",params:{pattern: "^\\+[1-9][0-9]{6,14}$"},message:"must match pattern \"^\\+[1-9][0-9]{6,14}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.userStatus !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/userStatus",schemaPath:"#/properties/userStatus/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    const _errs14 = errors;
    for (const key0 in data) {
      if (!((((((((key0 === "id") || (key0 === "username")) || (key0 === "firstName")) || (key0 === "lastName")) || (key0 === "email")) || (key0 === "password")) || (key0 === "phone")) || (key0 === "userStatus"))) {
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
  UserRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Username */
export function Username(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern2.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9._-]{2,31}$"},message:"must match pattern \"^[A-Za-z][A-Za-z0-9._-]{2,31}$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  Username.errors = vErrors;
  return errors === 0;
}
