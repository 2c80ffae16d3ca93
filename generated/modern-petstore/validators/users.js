// Written by Gatewright from the schemas of the API document; do not edit.
import { behind, blanks, booleanAt, codePoints, dateTimeAt, errorsWithin, indexAt, integerWithin, isDateTime, isEmail, isInt32, lengthFits, no, nullAt, plainAt, stringWithin, textAmong, textBetween, texts, valueAt, wordAt } from 'gatewright/formats'
import { UserId, acceptUserId } from './shared.js'

const instancePath = ""
const pattern0 = new RegExp("^[A-Z0-9][A-Z0-9 -]{1,9}$", "u")
const pattern1 = new RegExp("^[A-Z]{2}$", "u")
const pattern2 = new RegExp("^\\+[1-9][0-9]{6,14}$", "u")
const names0 = new Set(["id", "username", "email", "emailVerified", "password", "displayName", "phone", "address", "lastLoginAt", "createdAt"])
const pattern3 = new RegExp("^[a-z][a-z0-9._-]{2,31}$", "u")
const texts0 = texts(["username", "password"])
const texts1 = texts(["id", "username", "email", "emailVerified", "password", "displayName", "phone", "address", "lastLoginAt", "createdAt"])
const texts2 = texts(["street", "city", "postalCode", "country"])
const texts3 = texts(["tokenType", "accessToken", "expiresIn", "userId"])
const texts4 = texts(["Bearer"])

/** #/components/schemas/Address */
function Address(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.street === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "street"},message:"must have required property 'street'"});
      errors++;
    }
    if (data.city === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "city"},message:"must have required property 'city'"});
      errors++;
    }
    if (data.postalCode === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "postalCode"},message:"must have required property 'postalCode'"});
      errors++;
    }
    if (data.country === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "country"},message:"must have required property 'country'"});
      errors++;
    }
    if (data.street !== undefined) {
      let data0 = data.street;
      if (typeof data0 === "string") {
        if (data0.length > 120 && codePoints(data0) > 120) {
          (vErrors ??= []).push({instancePath:instancePath+"/street",schemaPath:"#/properties/street/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters"});
          errors++;
        }
        if (data0.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/street",schemaPath:"#/properties/street/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/street",schemaPath:"#/properties/street/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.city !== undefined) {
      let data1 = data.city;
      if (typeof data1 === "string") {
        if (data1.length > 80 && codePoints(data1) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/city",schemaPath:"#/properties/city/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/city",schemaPath:"#/properties/city/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/city",schemaPath:"#/properties/city/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.postalCode !== undefined) {
      let data2 = data.postalCode;
      if (typeof data2 === "string") {
        if (!(pattern0.test(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/postalCode",schemaPath:"#/properties/postalCode/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9][A-Z0-9 -]{1,9}$"},message:"must match pattern \"^[A-Z0-9][A-Z0-9 -]{1,9}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/postalCode",schemaPath:"#/properties/postalCode/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.country !== undefined) {
      let data3 = data.country;
      if (typeof data3 === "string") {
        if (!(pattern1.test(data3))) {
          (vErrors ??= []).push({instancePath:instancePath+"/country",schemaPath:"#/properties/country/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"},message:"must match pattern \"^[A-Z]{2}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/country",schemaPath:"#/properties/country/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs9 = errors;
    for (const key0 in data) {
      if (!((((key0 === "street") || (key0 === "city")) || (key0 === "postalCode")) || (key0 === "country"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs9 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  Address.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Credentials */
export function CredentialsRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.username === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "username"},message:"must have required property 'username'"});
      errors++;
    }
    if (data.password === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "password"},message:"must have required property 'password'"});
      errors++;
    }
    if (data.username !== undefined) {
      if (!(Username(data.username))) {
        vErrors = errorsWithin(vErrors, Username.errors, "/username");
        errors = vErrors.length;
      }
    }
    if (data.password !== undefined) {
      if (!(Password(data.password))) {
        vErrors = errorsWithin(vErrors, Password.errors, "/password");
        errors = vErrors.length;
      }
    }
    const _errs3 = errors;
    for (const key0 in data) {
      if (!((key0 === "username") || (key0 === "password"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs3 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  CredentialsRequest.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1session/post/responses/200/headers/Cache-Control/schema */
export function LoginUser200CacheControl(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  if (!(data === "no-store")) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/const",keyword:"const",params:{allowedValue: "no-store"},message:"must be equal to constant"});
    errors++;
  }
  LoginUser200CacheControl.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/NewUser */
export function NewUserRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (!(UserProfileRequest(data))) {
    vErrors = errorsWithin(vErrors, UserProfileRequest.errors, "");
    errors = vErrors.length;
  }
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
    const seen0 = new Set();
    NewUserRequestEvaluatedProperties(data, seen0);
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
  NewUserRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/NewUser */
function NewUserRequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  NewUser_0RequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/NewUser/allOf/0 */
function NewUser_0RequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  UserProfileRequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/Password */
function Password(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 128 && codePoints(data) > 128) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"});
      errors++;
    }
    if (data.length < 24 && codePoints(data) < 12) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 12},message:"must NOT have fewer than 12 characters"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  Password.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Session */
export function Session(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.tokenType === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tokenType"},message:"must have required property 'tokenType'"});
      errors++;
    }
    if (data.accessToken === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "accessToken"},message:"must have required property 'accessToken'"});
      errors++;
    }
    if (data.expiresIn === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expiresIn"},message:"must have required property 'expiresIn'"});
      errors++;
    }
    if (data.userId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "userId"},message:"must have required property 'userId'"});
      errors++;
    }
    if (data.tokenType !== undefined) {
      let data0 = data.tokenType;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/tokenType",schemaPath:"#/properties/tokenType/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "Bearer")) {
        (vErrors ??= []).push({instancePath:instancePath+"/tokenType",schemaPath:"#/properties/tokenType/const",keyword:"const",params:{allowedValue: "Bearer"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.accessToken !== undefined) {
      let data1 = data.accessToken;
      if (typeof data1 === "string") {
        if (data1.length > 4096 && codePoints(data1) > 4096) {
          (vErrors ??= []).push({instancePath:instancePath+"/accessToken",schemaPath:"#/properties/accessToken/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"});
          errors++;
        }
        if (data1.length < 32 && codePoints(data1) < 16) {
          (vErrors ??= []).push({instancePath:instancePath+"/accessToken",schemaPath:"#/properties/accessToken/minLength",keyword:"minLength",params:{limit: 16},message:"must NOT have fewer than 16 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/accessToken",schemaPath:"#/properties/accessToken/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.expiresIn !== undefined) {
      let data2 = data.expiresIn;
      if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/expiresIn",schemaPath:"#/properties/expiresIn/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 > 86400) {
          (vErrors ??= []).push({instancePath:instancePath+"/expiresIn",schemaPath:"#/properties/expiresIn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"});
          errors++;
        }
        if (data2 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/expiresIn",schemaPath:"#/properties/expiresIn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt32(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/expiresIn",schemaPath:"#/properties/expiresIn/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    if (data.userId !== undefined) {
      if (!(UserId(data.userId))) {
        vErrors = errorsWithin(vErrors, UserId.errors, "/userId");
        errors = vErrors.length;
      }
    }
    const _errs8 = errors;
    for (const key0 in data) {
      if (!((((key0 === "tokenType") || (key0 === "accessToken")) || (key0 === "expiresIn")) || (key0 === "userId"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs8 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  Session.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/User */
export function User(data) {
  let vErrors = null;
  let errors = 0;
  if (!(UserProfile(data))) {
    vErrors = errorsWithin(vErrors, UserProfile.errors, "");
    errors = vErrors.length;
  }
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
    if (data.emailVerified === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "emailVerified"},message:"must have required property 'emailVerified'"});
      errors++;
    }
    if (data.createdAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property 'createdAt'"});
      errors++;
    }
    const seen0 = new Set();
    UserEvaluatedProperties(data, seen0);
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
  User.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/User */
function UserEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  User_0EvaluatedProperties(data, seen);
}

/** #/components/schemas/UserProfile */
function UserProfile(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id !== undefined) {
      if (!(UserId(data.id))) {
        vErrors = errorsWithin(vErrors, UserId.errors, "/id");
        errors = vErrors.length;
      }
    }
    if (data.username !== undefined) {
      if (!(Username(data.username))) {
        vErrors = errorsWithin(vErrors, Username.errors, "/username");
        errors = vErrors.length;
      }
    }
    if (data.email !== undefined) {
      let data2 = data.email;
      if (typeof data2 === "string") {
        if (data2.length > 254 && codePoints(data2) > 254) {
          (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/maxLength",keyword:"maxLength",params:{limit: 254},message:"must NOT have more than 254 characters"});
          errors++;
        }
        if (!(isEmail(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/format",keyword:"format",params:{format: "email"},message:"must match format \"email\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.emailVerified !== undefined) {
      if (typeof data.emailVerified !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/emailVerified",schemaPath:"#/properties/emailVerified/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
    if (data.password !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/password",schemaPath:"#/properties/password/writeOnly",keyword:"writeOnly",params:{},message:"must NOT be returned: it is write-only"});
      errors++;
    }
    if (data.displayName !== undefined) {
      let data5 = data.displayName;
      if ((typeof data5 !== "string") && (data5 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data5 === "string") {
        if (data5.length > 80 && codePoints(data5) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data5.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
    }
    if (data.phone !== undefined) {
      let data6 = data.phone;
      if ((typeof data6 !== "string") && (data6 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data6 === "string") {
        if (!(pattern2.test(data6))) {
          (vErrors ??= []).push({instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/pattern",keyword:"pattern",params:{pattern: "^\\+[1-9][0-9]{6,14}$"},message:"must match pattern \"^\\+[1-9][0-9]{6,14}$\""});
          errors++;
        }
      }
    }
    if (data.address !== undefined) {
      let data7 = data.address;
      const _errs11 = errors;
      let valid1 = false;
      let passing0 = null;
      const _errs12 = errors;
      if (!(Address(data7))) {
        vErrors = errorsWithin(vErrors, Address.errors, "/address");
        errors = vErrors.length;
      }
      var _valid0 = _errs12 === errors;
      if (_valid0) {
        valid1 = true;
        passing0 = 0;
      }
      const _errs13 = errors;
      if (data7 !== null) {
        (vErrors ??= []).push({instancePath:instancePath+"/address",schemaPath:"#/properties/address/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"});
        errors++;
      }
      var _valid0 = _errs13 === errors;
      if (_valid0 && valid1) {
        valid1 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid1 = true;
          passing0 = 1;
        }
      }
      if (!valid1) {
        (vErrors ??= []).push({instancePath:instancePath+"/address",schemaPath:"#/properties/address/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"});
        errors++;
      } else {
        errors = _errs11;
        if (vErrors !== null) {
          if (_errs11) {
            vErrors.length = _errs11;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.lastLoginAt !== undefined) {
      let data8 = data.lastLoginAt;
      if ((typeof data8 !== "string") && (data8 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/lastLoginAt",schemaPath:"#/properties/lastLoginAt/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data8 === "string") {
        if (!(isDateTime(data8))) {
          (vErrors ??= []).push({instancePath:instancePath+"/lastLoginAt",schemaPath:"#/properties/lastLoginAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      }
    }
    if (data.createdAt !== undefined) {
      let data9 = data.createdAt;
      if (typeof data9 === "string") {
        if (!(isDateTime(data9))) {
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
  UserProfile.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/UserProfile */
function UserProfileEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  for (const key in data) {
    if (names0.has(key)) {
      seen.add(key);
    }
  }
}

/** #/components/schemas/UserProfile */
function UserProfileRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
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
    if (data.email !== undefined) {
      let data2 = data.email;
      if (typeof data2 === "string") {
        if (data2.length > 254 && codePoints(data2) > 254) {
          (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/maxLength",keyword:"maxLength",params:{limit: 254},message:"must NOT have more than 254 characters"});
          errors++;
        }
        if (!(isEmail(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/format",keyword:"format",params:{format: "email"},message:"must match format \"email\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.emailVerified !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/emailVerified",schemaPath:"#/properties/emailVerified/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.password !== undefined) {
      if (!(Password(data.password))) {
        vErrors = errorsWithin(vErrors, Password.errors, "/password");
        errors = vErrors.length;
      }
    }
    if (data.displayName !== undefined) {
      let data5 = data.displayName;
      if ((typeof data5 !== "string") && (data5 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data5 === "string") {
        if (data5.length > 80 && codePoints(data5) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data5.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
    }
    if (data.phone !== undefined) {
      let data6 = data.phone;
      if ((typeof data6 !== "string") && (data6 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data6 === "string") {
        if (!(pattern2.test(data6))) {
          (vErrors ??= []).push({instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/pattern",keyword:"pattern",params:{pattern: "^\\+[1-9][0-9]{6,14}$"},message:"must match pattern \"^\\+[1-9][0-9]{6,14}$\""});
          errors++;
        }
      }
    }
    if (data.address !== undefined) {
      let data7 = data.address;
      const _errs10 = errors;
      let valid1 = false;
      let passing0 = null;
      const _errs11 = errors;
      if (!(Address(data7))) {
        vErrors = errorsWithin(vErrors, Address.errors, "/address");
        errors = vErrors.length;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0) {
        valid1 = true;
        passing0 = 0;
      }
      const _errs12 = errors;
      if (data7 !== null) {
        (vErrors ??= []).push({instancePath:instancePath+"/address",schemaPath:"#/properties/address/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"});
        errors++;
      }
      var _valid0 = _errs12 === errors;
      if (_valid0 && valid1) {
        valid1 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid1 = true;
          passing0 = 1;
        }
      }
      if (!valid1) {
        (vErrors ??= []).push({instancePath:instancePath+"/address",schemaPath:"#/properties/address/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"});
        errors++;
      } else {
        errors = _errs10;
        if (vErrors !== null) {
          if (_errs10) {
            vErrors.length = _errs10;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.lastLoginAt !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/lastLoginAt",schemaPath:"#/properties/lastLoginAt/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
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
  UserProfileRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/UserProfile */
function UserProfileRequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  for (const key in data) {
    if (names0.has(key)) {
      seen.add(key);
    }
  }
}

/** #/components/schemas/UserUpdate */
export function UserUpdateRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (!(UserProfileRequest(data))) {
    vErrors = errorsWithin(vErrors, UserProfileRequest.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.username === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "username"},message:"must have required property 'username'"});
      errors++;
    }
    if (data.email === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "email"},message:"must have required property 'email'"});
      errors++;
    }
    const seen0 = new Set();
    UserUpdateRequestEvaluatedProperties(data, seen0);
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
  UserUpdateRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/UserUpdate */
function UserUpdateRequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  UserUpdate_0RequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/UserUpdate/allOf/0 */
function UserUpdate_0RequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  UserProfileRequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/User/allOf/0 */
function User_0EvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  UserProfileEvaluatedProperties(data, seen);
}

/** #/components/schemas/Username */
function Username(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern3.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9._-]{2,31}$"},message:"must match pattern \"^[a-z][a-z0-9._-]{2,31}$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  Username.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Credentials */
function acceptCredentialsRequest(json, at, last, depth) {
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
        case 0: if (at + 9 < last && wordAt(json, at + 1) === 1919251317 && wordAt(json, at + 5) === 1701667182 && json[at + 9] === 34) { member = 0; end = at + 10; } break;
        case 1: if (at + 9 < last && wordAt(json, at + 1) === 1936941424 && wordAt(json, at + 5) === 1685221239 && json[at + 9] === 34) { member = 1; end = at + 10; } break;
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
      case 1: at = stringWithin(json, at, last, 12, 128); break;
      default: at = acceptUsername(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

/** #/components/schemas/NewUser */
function acceptNewUserRequest(json, at, last, depth) {
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
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1767992677 && json[at + 5] === 108 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 14 < last && wordAt(json, at + 1) === 1767992677 && wordAt(json, at + 5) === 1919243884 && wordAt(json, at + 9) === 1701406313 && json[at + 13] === 100 && json[at + 14] === 34) { member = 3; end = at + 15; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1936941424 && wordAt(json, at + 5) === 1685221239 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 12 < last && wordAt(json, at + 1) === 1886611812 && wordAt(json, at + 5) === 1316577644 && wordAt(json, at + 9) === 577072481) { member = 5; end = at + 13; } break;
        case 6: if (at + 6 < last && wordAt(json, at + 1) === 1852794992 && json[at + 5] === 101 && json[at + 6] === 34) { member = 6; end = at + 7; } break;
        case 7: if (at + 8 < last && wordAt(json, at + 1) === 1919181921 && wordAt(json, at + 5) === 577991525) { member = 7; end = at + 9; } break;
        case 8: if (at + 12 < last && wordAt(json, at + 1) === 1953718636 && wordAt(json, at + 5) === 1768386380 && wordAt(json, at + 9) === 578044270) { member = 8; end = at + 13; } break;
        case 9: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 9; end = at + 11; } break;
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
      case 1: at = acceptUsername(json, at, last); break;
      case 2: at = acceptNewUserRequestEmail(json, at, last); break;
      case 4: at = stringWithin(json, at, last, 12, 128); break;
      case 5: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 1, 80); break;
      case 6: at = json[at] === 110 ? nullAt(json, at) : acceptNewUserRequestPhone(json, at, last); break;
      case 7: at = json[at] === 110 ? nullAt(json, at) : acceptNewUserRequestAddress(json, at, last, depth - 1); break;
      default: at = no;
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 22) === 22 ? at + 1 : no;
}

/** #/components/schemas/NewUser */
function acceptNewUserRequestAddress(json, at, last, depth) {
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
        case 0: if (at + 7 < last && wordAt(json, at + 1) === 1701999731 && json[at + 5] === 101 && json[at + 6] === 116 && json[at + 7] === 34) { member = 0; end = at + 8; } break;
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 2037672291 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 11 < last && wordAt(json, at + 1) === 1953722224 && wordAt(json, at + 5) === 1866689633 && json[at + 9] === 100 && json[at + 10] === 101 && json[at + 11] === 34) { member = 2; end = at + 12; } break;
        case 3: if (at + 8 < last && wordAt(json, at + 1) === 1853189987 && wordAt(json, at + 5) === 578384500) { member = 3; end = at + 9; } break;
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
      case 1: at = stringWithin(json, at, last, 1, 80); break;
      case 2: at = acceptNewUserRequestAddressPostalCode(json, at, last); break;
      case 3: at = acceptNewUserRequestAddressCountry(json, at, last); break;
      default: at = stringWithin(json, at, last, 1, 120);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 15) === 15 ? at + 1 : no;
}

/** #/components/schemas/NewUser */
function acceptNewUserRequestAddressCountry(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern1.test(text) ? end : no;
}

/** #/components/schemas/NewUser */
function acceptNewUserRequestAddressPostalCode(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern0.test(text) ? end : no;
}

/** #/components/schemas/NewUser */
function acceptNewUserRequestEmail(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  if (!lengthFits(json, at + 1, end - 1, 0, 254)) return no;
  const text = textBetween(json, at + 1, end - 1);
  return isEmail(text) ? end : no;
}

/** #/components/schemas/NewUser */
function acceptNewUserRequestPhone(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern2.test(text) ? end : no;
}

/** #/components/schemas/Session */
function acceptSession(json, at, last, depth) {
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
        case 0: if (at + 10 < last && wordAt(json, at + 1) === 1701539700 && wordAt(json, at + 5) === 1886999662 && json[at + 9] === 101 && json[at + 10] === 34) { member = 0; end = at + 11; } break;
        case 1: if (at + 12 < last && wordAt(json, at + 1) === 1701012321 && wordAt(json, at + 5) === 1867805555 && wordAt(json, at + 9) === 577660267) { member = 1; end = at + 13; } break;
        case 2: if (at + 10 < last && wordAt(json, at + 1) === 1768978533 && wordAt(json, at + 5) === 1232299378 && json[at + 9] === 110 && json[at + 10] === 34) { member = 2; end = at + 11; } break;
        case 3: if (at + 7 < last && wordAt(json, at + 1) === 1919251317 && json[at + 5] === 73 && json[at + 6] === 100 && json[at + 7] === 34) { member = 3; end = at + 8; } break;
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
      case 1: at = stringWithin(json, at, last, 16, 4096); break;
      case 2: at = integerWithin(json, at, 1, 86400); break;
      case 3: at = acceptUserId(json, at, last); break;
      default: at = textAmong(texts4, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 15) === 15 ? at + 1 : no;
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
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1767992677 && json[at + 5] === 108 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 14 < last && wordAt(json, at + 1) === 1767992677 && wordAt(json, at + 5) === 1919243884 && wordAt(json, at + 9) === 1701406313 && json[at + 13] === 100 && json[at + 14] === 34) { member = 3; end = at + 15; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1936941424 && wordAt(json, at + 5) === 1685221239 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 12 < last && wordAt(json, at + 1) === 1886611812 && wordAt(json, at + 5) === 1316577644 && wordAt(json, at + 9) === 577072481) { member = 5; end = at + 13; } break;
        case 6: if (at + 6 < last && wordAt(json, at + 1) === 1852794992 && json[at + 5] === 101 && json[at + 6] === 34) { member = 6; end = at + 7; } break;
        case 7: if (at + 8 < last && wordAt(json, at + 1) === 1919181921 && wordAt(json, at + 5) === 577991525) { member = 7; end = at + 9; } break;
        case 8: if (at + 12 < last && wordAt(json, at + 1) === 1953718636 && wordAt(json, at + 5) === 1768386380 && wordAt(json, at + 9) === 578044270) { member = 8; end = at + 13; } break;
        case 9: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 9; end = at + 11; } break;
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
      case 1: at = acceptUsername(json, at, last); break;
      case 2: at = acceptNewUserRequestEmail(json, at, last); break;
      case 3: at = booleanAt(json, at); break;
      case 4: at = no; break;
      case 5: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 1, 80); break;
      case 6: at = json[at] === 110 ? nullAt(json, at) : acceptNewUserRequestPhone(json, at, last); break;
      case 7: at = json[at] === 110 ? nullAt(json, at) : acceptNewUserRequestAddress(json, at, last, depth - 1); break;
      case 8: at = json[at] === 110 ? nullAt(json, at) : dateTimeAt(json, at, last); break;
      case 9: at = dateTimeAt(json, at, last); break;
      default: at = acceptUserId(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 527) === 527 ? at + 1 : no;
}

/** #/components/schemas/UserUpdate */
function acceptUserUpdateRequest(json, at, last, depth) {
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
        case 2: if (at + 6 < last && wordAt(json, at + 1) === 1767992677 && json[at + 5] === 108 && json[at + 6] === 34) { member = 2; end = at + 7; } break;
        case 3: if (at + 14 < last && wordAt(json, at + 1) === 1767992677 && wordAt(json, at + 5) === 1919243884 && wordAt(json, at + 9) === 1701406313 && json[at + 13] === 100 && json[at + 14] === 34) { member = 3; end = at + 15; } break;
        case 4: if (at + 9 < last && wordAt(json, at + 1) === 1936941424 && wordAt(json, at + 5) === 1685221239 && json[at + 9] === 34) { member = 4; end = at + 10; } break;
        case 5: if (at + 12 < last && wordAt(json, at + 1) === 1886611812 && wordAt(json, at + 5) === 1316577644 && wordAt(json, at + 9) === 577072481) { member = 5; end = at + 13; } break;
        case 6: if (at + 6 < last && wordAt(json, at + 1) === 1852794992 && json[at + 5] === 101 && json[at + 6] === 34) { member = 6; end = at + 7; } break;
        case 7: if (at + 8 < last && wordAt(json, at + 1) === 1919181921 && wordAt(json, at + 5) === 577991525) { member = 7; end = at + 9; } break;
        case 8: if (at + 12 < last && wordAt(json, at + 1) === 1953718636 && wordAt(json, at + 5) === 1768386380 && wordAt(json, at + 9) === 578044270) { member = 8; end = at + 13; } break;
        case 9: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 9; end = at + 11; } break;
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
      case 1: at = acceptUsername(json, at, last); break;
      case 2: at = acceptNewUserRequestEmail(json, at, last); break;
      case 4: at = stringWithin(json, at, last, 12, 128); break;
      case 5: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 1, 80); break;
      case 6: at = json[at] === 110 ? nullAt(json, at) : acceptNewUserRequestPhone(json, at, last); break;
      case 7: at = json[at] === 110 ? nullAt(json, at) : acceptNewUserRequestAddress(json, at, last, depth - 1); break;
      default: at = no;
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 6) === 6 ? at + 1 : no;
}

/** #/components/schemas/Username */
function acceptUsername(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern3.test(text) ? end : no;
}

CredentialsRequest.accept = acceptCredentialsRequest
NewUserRequest.accept = acceptNewUserRequest
Session.accept = acceptSession
User.accept = acceptUser
UserUpdateRequest.accept = acceptUserUpdateRequest
