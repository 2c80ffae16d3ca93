// Written by Gatewright from the schemas of the API document; do not edit.
import { behind, blanks, codePoints, errorsWithin, indexAt, integerWithin, isDateTime, isEmail, isInt32, isInt64, lengthFits, no, plainAt, stringWithin, textAmong, textBetween, texts, valueAt, wordAt } from 'gatewright/formats'

const instancePath = ""
const pattern0 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const pattern1 = new RegExp("^\\+[1-9][0-9]{6,14}$", "u")
const values0 = ["active", "locked"]
const pattern2 = new RegExp("^[A-Za-z][A-Za-z0-9._-]{2,31}$", "u")
const texts0 = texts(["id", "username", "firstName", "lastName", "email", "password", "phone", "userStatus"])
const texts1 = texts(["active", "locked"])

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

/** #/paths/~1user~1createWithList/post/responses/201/content/application~1json/schema */
function acceptCreateUsersWithListInput201(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return no;
  for (;;) {
    at = acceptUser(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 100 ? at + 1 : no;
}

/** #/paths/~1user~1createWithList/post/requestBody/content/application~1json/schema */
function acceptCreateUsersWithListInputRequest(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return no;
  for (;;) {
    at = acceptUserRequest(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 100 ? at + 1 : no;
}

/** #/components/schemas/User */
function acceptUser(json, at, last, depth) {
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
        case 1: if (at + 9 < last && wordAt(json, at + 1) === 1919251317 && wordAt(json, at + 5) === 1701667182 && json[at + 9] === 34) { member = 1; end = at + 10; } break;
        case 2: if (at + 10 < last && wordAt(json, at + 1) === 1936877926 && wordAt(json, at + 5) === 1835093620 && json[at + 9] === 101 && json[at + 10] === 34) { member = 2; end = at + 11; } break;
        case 3: if (at + 9 < last && wordAt(json, at + 1) === 1953718636 && wordAt(json, at + 5) === 1701667150 && json[at + 9] === 34) { member = 3; end = at + 10; } break;
        case 4: if (at + 6 < last && wordAt(json, at + 1) === 1767992677 && json[at + 5] === 108 && json[at + 6] === 34) { member = 4; end = at + 7; } break;
        case 5: if (at + 9 < last && wordAt(json, at + 1) === 1936941424 && wordAt(json, at + 5) === 1685221239 && json[at + 9] === 34) { member = 5; end = at + 10; } break;
        case 6: if (at + 6 < last && wordAt(json, at + 1) === 1852794992 && json[at + 5] === 101 && json[at + 6] === 34) { member = 6; end = at + 7; } break;
        case 7: if (at + 11 < last && wordAt(json, at + 1) === 1919251317 && wordAt(json, at + 5) === 1952543827 && json[at + 9] === 117 && json[at + 10] === 115 && json[at + 11] === 34) { member = 7; end = at + 12; } break;
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
      case 0: at = integerWithin(json, at, 1, 9223372036854776000); break;
      case 1: at = acceptUsername(json, at, last); break;
      case 4: at = acceptUserRequestEmail(json, at, last); break;
      case 5: at = no; break;
      case 6: at = acceptUserRequestPhone(json, at, last); break;
      case 7: at = textAmong(texts1, json, at, last); break;
      default: at = stringWithin(json, at, last, 1, 80);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 19) === 19 ? at + 1 : no;
}

/** #/components/schemas/User */
function acceptUserRequest(json, at, last, depth) {
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
        case 1: if (at + 9 < last && wordAt(json, at + 1) === 1919251317 && wordAt(json, at + 5) === 1701667182 && json[at + 9] === 34) { member = 1; end = at + 10; } break;
        case 2: if (at + 10 < last && wordAt(json, at + 1) === 1936877926 && wordAt(json, at + 5) === 1835093620 && json[at + 9] === 101 && json[at + 10] === 34) { member = 2; end = at + 11; } break;
        case 3: if (at + 9 < last && wordAt(json, at + 1) === 1953718636 && wordAt(json, at + 5) === 1701667150 && json[at + 9] === 34) { member = 3; end = at + 10; } break;
        case 4: if (at + 6 < last && wordAt(json, at + 1) === 1767992677 && json[at + 5] === 108 && json[at + 6] === 34) { member = 4; end = at + 7; } break;
        case 5: if (at + 9 < last && wordAt(json, at + 1) === 1936941424 && wordAt(json, at + 5) === 1685221239 && json[at + 9] === 34) { member = 5; end = at + 10; } break;
        case 6: if (at + 6 < last && wordAt(json, at + 1) === 1852794992 && json[at + 5] === 101 && json[at + 6] === 34) { member = 6; end = at + 7; } break;
        case 7: if (at + 11 < last && wordAt(json, at + 1) === 1919251317 && wordAt(json, at + 5) === 1952543827 && json[at + 9] === 117 && json[at + 10] === 115 && json[at + 11] === 34) { member = 7; end = at + 12; } break;
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
      case 1: at = acceptUsername(json, at, last); break;
      case 2: case 3: at = stringWithin(json, at, last, 1, 80); break;
      case 4: at = acceptUserRequestEmail(json, at, last); break;
      case 5: at = stringWithin(json, at, last, 8, 128); break;
      case 6: at = acceptUserRequestPhone(json, at, last); break;
      default: at = no;
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 50) === 50 ? at + 1 : no;
}

/** #/components/schemas/User */
function acceptUserRequestEmail(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  if (!lengthFits(json, at + 1, end - 1, 0, 254)) return no;
  const text = textBetween(json, at + 1, end - 1);
  return isEmail(text) ? end : no;
}

/** #/components/schemas/User */
function acceptUserRequestPhone(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern1.test(text) ? end : no;
}

/** #/components/schemas/Username */
function acceptUsername(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern2.test(text) ? end : no;
}

CreateUsersWithListInput201.accept = acceptCreateUsersWithListInput201
CreateUsersWithListInputRequest.accept = acceptCreateUsersWithListInputRequest
User.accept = acceptUser
UserRequest.accept = acceptUserRequest
