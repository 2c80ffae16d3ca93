// Written by Gatewright from the schemas of the API document; do not edit.
import { behind, blanks, codePoints, dateTimeAt, duplicateItems, errorsWithin, forget, indexAt, integerWithin, isDate, isDateTime, isInt32, isInt64, isNew, isUri, lengthFits, marked, no, nullAt, numberWithin, plainAt, stringThat, stringWithin, textAmong, textBetween, texts, valueAt, wordAt } from 'gatewright/formats'

const instancePath = ""
const names0 = new Set(["id", "name", "description", "category", "photoUrls", "tags", "birthDate", "weightKg", "status", "createdAt"])
const pattern0 = new RegExp("\\S", "u")
const values0 = ["available", "pending", "sold"]
const names1 = new Set(["id", "name", "description", "category", "photoUrls", "tags", "birthDate", "weightKg", "status"])
const pattern1 = new RegExp("^https://", "u")
const pattern2 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u")
const texts0 = texts(["code", "type", "message"])
const texts1 = texts(["id", "name"])
const texts2 = texts(["id", "name", "description", "category", "photoUrls", "tags", "birthDate", "weightKg", "status", "createdAt"])
const texts3 = texts(["available", "pending", "sold"])
const texts4 = texts(["id", "name", "description", "category", "photoUrls", "tags", "birthDate", "weightKg", "status"])

/** #/components/schemas/ApiResponse */
export function ApiResponse(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.code === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property 'code'"});
      errors++;
    }
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property 'type'"});
      errors++;
    }
    if (data.message === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property 'message'"});
      errors++;
    }
    if (data.code !== undefined) {
      let data0 = data.code;
      if (!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data0 == "number") {
        if (data0 > 599) {
          (vErrors ??= []).push({instancePath:instancePath+"/code",schemaPath:"#/properties/code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"});
          errors++;
        }
        if (data0 < 100) {
          (vErrors ??= []).push({instancePath:instancePath+"/code",schemaPath:"#/properties/code/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"});
          errors++;
        }
        if (!(isInt32(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/code",schemaPath:"#/properties/code/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    if (data.type !== undefined) {
      let data1 = data.type;
      if (typeof data1 === "string") {
        if (data1.length > 100 && codePoints(data1) > 100) {
          (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.message !== undefined) {
      let data2 = data.message;
      if (typeof data2 === "string") {
        if (data2.length > 500 && codePoints(data2) > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/message",schemaPath:"#/properties/message/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs7 = errors;
    for (const key0 in data) {
      if (!(((key0 === "code") || (key0 === "type")) || (key0 === "message"))) {
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
  ApiResponse.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Category */
function Category(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
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
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (data1.length > 60 && codePoints(data1) > 60) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 60},message:"must NOT have more than 60 characters"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs5 = errors;
    for (const key0 in data) {
      if (!((key0 === "id") || (key0 === "name"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs5 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  Category.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/PetList/content/application~1json/schema */
export function FindPetsByStatus200(data) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const _errs1 = errors;
    const len0 = data.length;
    for (let i0=0; i0<len0; i0++) {
      if (!(Pet(data[i0]))) {
        vErrors = errorsWithin(vErrors, Pet.errors, "/" + i0);
        errors = vErrors.length;
      }
      if (errors - _errs1 >= 10) {
        break;
      }
    }
    if (data.length > 1000) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"});
    errors++;
  }
  FindPetsByStatus200.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1pet~1findByStatus/get/parameters/0/schema */
export function FindPetsByStatusStatus(data) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const _errs1 = errors;
    const len0 = data.length;
    for (let i0=0; i0<len0; i0++) {
      if (!(PetStatus(data[i0]))) {
        vErrors = errorsWithin(vErrors, PetStatus.errors, "/" + i0);
        errors = vErrors.length;
      }
      if (errors - _errs1 >= 10) {
        break;
      }
    }
    const pair0 = duplicateItems(data);
    if (pair0 !== undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
      errors++;
    }
    if (data.length > 3) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items"});
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
  FindPetsByStatusStatus.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1pet~1findByTags/get/parameters/0/schema */
export function FindPetsByTagsTags(data) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const _errs1 = errors;
    const len0 = data.length;
    for (let i0=0; i0<len0; i0++) {
      if (!(TagName(data[i0]))) {
        vErrors = errorsWithin(vErrors, TagName.errors, "/" + i0);
        errors = vErrors.length;
      }
      if (errors - _errs1 >= 10) {
        break;
      }
    }
    const pair0 = duplicateItems(data);
    if (pair0 !== undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
      errors++;
    }
    if (data.length > 10) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"});
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
  FindPetsByTagsTags.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Pet */
export function Pet(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
      errors++;
    }
    if (data.photoUrls === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "photoUrls"},message:"must have required property 'photoUrls'"});
      errors++;
    }
    if (data.createdAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property 'createdAt'"});
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
    if (data.name !== undefined) {
      if (!(PetName(data.name))) {
        vErrors = errorsWithin(vErrors, PetName.errors, "/name");
        errors = vErrors.length;
      }
    }
    if (data.description !== undefined) {
      let data2 = data.description;
      if ((typeof data2 !== "string") && (data2 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data2 === "string") {
        if (data2.length > 500 && codePoints(data2) > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
          errors++;
        }
      }
    }
    if (data.category !== undefined) {
      if (!(Category(data.category))) {
        vErrors = errorsWithin(vErrors, Category.errors, "/category");
        errors = vErrors.length;
      }
    }
    if (data.photoUrls !== undefined) {
      let data4 = data.photoUrls;
      if (Array.isArray(data4)) {
        const _errs8 = errors;
        const len0 = data4.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(PhotoUrl(data4[i0]))) {
            vErrors = errorsWithin(vErrors, PhotoUrl.errors, "/photoUrls/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs8 >= 10) {
            break;
          }
        }
        const pair0 = duplicateItems(data4);
        if (pair0 !== undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
          errors++;
        }
        if (data4.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.tags !== undefined) {
      let data6 = data.tags;
      if (Array.isArray(data6)) {
        const _errs12 = errors;
        const len1 = data6.length;
        for (let i1=0; i1<len1; i1++) {
          if (!(Tag(data6[i1]))) {
            vErrors = errorsWithin(vErrors, Tag.errors, "/tags/" + i1);
            errors = vErrors.length;
          }
          if (errors - _errs12 >= 10) {
            break;
          }
        }
        if (data6.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.birthDate !== undefined) {
      let data8 = data.birthDate;
      if ((typeof data8 !== "string") && (data8 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data8 === "string") {
        if (!(isDate(data8))) {
          (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/format",keyword:"format",params:{format: "date"},message:"must match format \"date\""});
          errors++;
        }
      }
    }
    if (data.weightKg !== undefined) {
      let data9 = data.weightKg;
      if (typeof data9 == "number") {
        if (data9 > 250) {
          (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 250},message:"must be <= 250"});
          errors++;
        }
        if (data9 <= 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      if (!(PetStatus(data.status))) {
        vErrors = errorsWithin(vErrors, PetStatus.errors, "/status");
        errors = vErrors.length;
      }
    }
    if (data.createdAt !== undefined) {
      let data11 = data.createdAt;
      if (typeof data11 === "string") {
        if (!(isDateTime(data11))) {
          (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs20 = errors;
    for (const key0 in data) {
      if (!(names0.has(key0))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs20 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  Pet.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetForm */
export function PetForm(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
      errors++;
    }
    if (data.photoUrls === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "photoUrls"},message:"must have required property 'photoUrls'"});
      errors++;
    }
    if (data.name !== undefined) {
      if (!(PetName(data.name))) {
        vErrors = errorsWithin(vErrors, PetName.errors, "/name");
        errors = vErrors.length;
      }
    }
    if (data.categoryId !== undefined) {
      let data1 = data.categoryId;
      if (!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/categoryId",schemaPath:"#/properties/categoryId/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data1 == "number") {
        if (data1 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/categoryId",schemaPath:"#/properties/categoryId/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt64(data1))) {
          (vErrors ??= []).push({instancePath:instancePath+"/categoryId",schemaPath:"#/properties/categoryId/format",keyword:"format",params:{format: "int64"},message:"must match format \"int64\""});
          errors++;
        }
      }
    }
    if (data.photoUrls !== undefined) {
      let data2 = data.photoUrls;
      if (Array.isArray(data2)) {
        const _errs6 = errors;
        const len0 = data2.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(PhotoUrl(data2[i0]))) {
            vErrors = errorsWithin(vErrors, PhotoUrl.errors, "/photoUrls/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs6 >= 10) {
            break;
          }
        }
        const pair0 = duplicateItems(data2);
        if (pair0 !== undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
          errors++;
        }
        if (data2.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
        if (data2.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.tagNames !== undefined) {
      let data4 = data.tagNames;
      if (Array.isArray(data4)) {
        const _errs10 = errors;
        const len1 = data4.length;
        for (let i1=0; i1<len1; i1++) {
          if (!(TagName(data4[i1]))) {
            vErrors = errorsWithin(vErrors, TagName.errors, "/tagNames/" + i1);
            errors = vErrors.length;
          }
          if (errors - _errs10 >= 10) {
            break;
          }
        }
        const pair1 = duplicateItems(data4);
        if (pair1 !== undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/tagNames",schemaPath:"#/properties/tagNames/uniqueItems",keyword:"uniqueItems",params:{i: pair1[1], j: pair1[0]},message:"must NOT have duplicate items (items ## "+pair1[0]+" and "+pair1[1]+" are identical)"});
          errors++;
        }
        if (data4.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/tagNames",schemaPath:"#/properties/tagNames/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
        if (data4.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/tagNames",schemaPath:"#/properties/tagNames/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/tagNames",schemaPath:"#/properties/tagNames/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      if (!(PetStatus(data.status))) {
        vErrors = errorsWithin(vErrors, PetStatus.errors, "/status");
        errors = vErrors.length;
      }
    }
    const _errs13 = errors;
    for (const key0 in data) {
      if (!(((((key0 === "name") || (key0 === "categoryId")) || (key0 === "photoUrls")) || (key0 === "tagNames")) || (key0 === "status"))) {
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
  PetForm.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetName */
function PetName(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 80 && codePoints(data) > 80) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
      errors++;
    }
    if (data.length < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
      errors++;
    }
    if (!((data.length > 160) || (pattern0.test(data)))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \"\\S\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  PetName.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Pet */
export function PetRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
      errors++;
    }
    if (data.photoUrls === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "photoUrls"},message:"must have required property 'photoUrls'"});
      errors++;
    }
    if (data.id !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.name !== undefined) {
      if (!(PetName(data.name))) {
        vErrors = errorsWithin(vErrors, PetName.errors, "/name");
        errors = vErrors.length;
      }
    }
    if (data.description !== undefined) {
      let data2 = data.description;
      if ((typeof data2 !== "string") && (data2 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data2 === "string") {
        if (data2.length > 500 && codePoints(data2) > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
          errors++;
        }
      }
    }
    if (data.category !== undefined) {
      if (!(Category(data.category))) {
        vErrors = errorsWithin(vErrors, Category.errors, "/category");
        errors = vErrors.length;
      }
    }
    if (data.photoUrls !== undefined) {
      let data4 = data.photoUrls;
      if (Array.isArray(data4)) {
        const _errs7 = errors;
        const len0 = data4.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(PhotoUrl(data4[i0]))) {
            vErrors = errorsWithin(vErrors, PhotoUrl.errors, "/photoUrls/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs7 >= 10) {
            break;
          }
        }
        const pair0 = duplicateItems(data4);
        if (pair0 !== undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
          errors++;
        }
        if (data4.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.tags !== undefined) {
      let data6 = data.tags;
      if (Array.isArray(data6)) {
        const _errs11 = errors;
        const len1 = data6.length;
        for (let i1=0; i1<len1; i1++) {
          if (!(TagRequest(data6[i1]))) {
            vErrors = errorsWithin(vErrors, TagRequest.errors, "/tags/" + i1);
            errors = vErrors.length;
          }
          if (errors - _errs11 >= 10) {
            break;
          }
        }
        if (data6.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.birthDate !== undefined) {
      let data8 = data.birthDate;
      if ((typeof data8 !== "string") && (data8 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data8 === "string") {
        if (!(isDate(data8))) {
          (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/format",keyword:"format",params:{format: "date"},message:"must match format \"date\""});
          errors++;
        }
      }
    }
    if (data.weightKg !== undefined) {
      let data9 = data.weightKg;
      if (typeof data9 == "number") {
        if (data9 > 250) {
          (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 250},message:"must be <= 250"});
          errors++;
        }
        if (data9 <= 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      if (!(PetStatus(data.status))) {
        vErrors = errorsWithin(vErrors, PetStatus.errors, "/status");
        errors = vErrors.length;
      }
    }
    if (data.createdAt !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    const _errs18 = errors;
    for (const key0 in data) {
      if (!(names0.has(key0))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs18 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  PetRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetStatus */
function PetStatus(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  if (!(((data === "available") || (data === "pending")) || (data === "sold"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: values0},message:"must be equal to one of the allowed values"});
    errors++;
  }
  PetStatus.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetUpdate */
export function PetUpdateRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
      errors++;
    }
    if (data.photoUrls === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "photoUrls"},message:"must have required property 'photoUrls'"});
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
    if (data.name !== undefined) {
      if (!(PetName(data.name))) {
        vErrors = errorsWithin(vErrors, PetName.errors, "/name");
        errors = vErrors.length;
      }
    }
    if (data.description !== undefined) {
      let data2 = data.description;
      if ((typeof data2 !== "string") && (data2 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data2 === "string") {
        if (data2.length > 500 && codePoints(data2) > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
          errors++;
        }
      }
    }
    if (data.category !== undefined) {
      if (!(Category(data.category))) {
        vErrors = errorsWithin(vErrors, Category.errors, "/category");
        errors = vErrors.length;
      }
    }
    if (data.photoUrls !== undefined) {
      let data4 = data.photoUrls;
      if (Array.isArray(data4)) {
        const _errs8 = errors;
        const len0 = data4.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(PhotoUrl(data4[i0]))) {
            vErrors = errorsWithin(vErrors, PhotoUrl.errors, "/photoUrls/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs8 >= 10) {
            break;
          }
        }
        const pair0 = duplicateItems(data4);
        if (pair0 !== undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
          errors++;
        }
        if (data4.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/photoUrls",schemaPath:"#/properties/photoUrls/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.tags !== undefined) {
      let data6 = data.tags;
      if (Array.isArray(data6)) {
        const _errs12 = errors;
        const len1 = data6.length;
        for (let i1=0; i1<len1; i1++) {
          if (!(TagRequest(data6[i1]))) {
            vErrors = errorsWithin(vErrors, TagRequest.errors, "/tags/" + i1);
            errors = vErrors.length;
          }
          if (errors - _errs12 >= 10) {
            break;
          }
        }
        if (data6.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.birthDate !== undefined) {
      let data8 = data.birthDate;
      if ((typeof data8 !== "string") && (data8 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data8 === "string") {
        if (!(isDate(data8))) {
          (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/format",keyword:"format",params:{format: "date"},message:"must match format \"date\""});
          errors++;
        }
      }
    }
    if (data.weightKg !== undefined) {
      let data9 = data.weightKg;
      if (typeof data9 == "number") {
        if (data9 > 250) {
          (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 250},message:"must be <= 250"});
          errors++;
        }
        if (data9 <= 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      if (!(PetStatus(data.status))) {
        vErrors = errorsWithin(vErrors, PetStatus.errors, "/status");
        errors = vErrors.length;
      }
    }
    const _errs18 = errors;
    for (const key0 in data) {
      if (!(names1.has(key0))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs18 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  PetUpdateRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PhotoUrl */
function PhotoUrl(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 2048 && codePoints(data) > 2048) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"});
      errors++;
    }
    if (!((data.length > 4096) || (pattern1.test(data)))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^https://"},message:"must match pattern \"^https://\""});
      errors++;
    }
    if (!(isUri(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "uri"},message:"must match format \"uri\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  PhotoUrl.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Tag */
function Tag(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
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
    if (data.name !== undefined) {
      if (!(TagName(data.name))) {
        vErrors = errorsWithin(vErrors, TagName.errors, "/name");
        errors = vErrors.length;
      }
    }
    const _errs4 = errors;
    for (const key0 in data) {
      if (!((key0 === "id") || (key0 === "name"))) {
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
  Tag.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/TagName */
function TagName(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern2.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,31}$"},message:"must match pattern \"^[a-z][a-z0-9-]{0,31}$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  TagName.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Tag */
function TagRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
      errors++;
    }
    if (data.id !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.name !== undefined) {
      if (!(TagName(data.name))) {
        vErrors = errorsWithin(vErrors, TagName.errors, "/name");
        errors = vErrors.length;
      }
    }
    const _errs3 = errors;
    for (const key0 in data) {
      if (!((key0 === "id") || (key0 === "name"))) {
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
  TagRequest.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1pet~1{petId}/post/requestBody/content/application~1x-www-form-urlencoded/schema */
export function UpdatePetWithFormRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name !== undefined) {
      if (!(PetName(data.name))) {
        vErrors = errorsWithin(vErrors, PetName.errors, "/name");
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      if (!(PetStatus(data.status))) {
        vErrors = errorsWithin(vErrors, PetStatus.errors, "/status");
        errors = vErrors.length;
      }
    }
    const _errs3 = errors;
    for (const key0 in data) {
      if (!((key0 === "name") || (key0 === "status"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs3 >= 10) {
        break;
      }
    }
    if (Object.keys(data).length < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  UpdatePetWithFormRequest.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1pet~1{petId}~1uploadImage/post/parameters/0/schema */
export function UploadFileAdditionalMetadata(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 200 && codePoints(data) > 200) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"});
      errors++;
    }
    if (data.length < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  UploadFileAdditionalMetadata.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/ApiResponse */
function acceptApiResponse(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 8 < last && wordAt(json, at + 1) === 1936942445 && wordAt(json, at + 5) === 577070945) { member = 2; end = at + 9; } break;
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
      case 1: at = stringWithin(json, at, last, 1, 100); break;
      case 2: at = stringWithin(json, at, last, 0, 500); break;
      default: at = integerWithin(json, at, 100, 599);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 7) === 7 ? at + 1 : no;
}

/** #/components/schemas/Category */
function acceptCategory(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701667182 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
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
      case 1: at = stringWithin(json, at, last, 1, 60); break;
      default: at = integerWithin(json, at, 1, 9223372036854776000);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

/** #/components/responses/PetList/content/application~1json/schema */
function acceptFindPetsByStatus200(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return at + 1;
  for (;;) {
    at = acceptPet(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 1000 ? at + 1 : no;
}

/** #/components/schemas/Pet */
function acceptPet(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701667182 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 12 < last && wordAt(json, at + 1) === 1668506980 && wordAt(json, at + 5) === 1953524082 && wordAt(json, at + 9) === 577662825) { member = 2; end = at + 13; } break;
        case 3: if (at + 9 < last && wordAt(json, at + 1) === 1702125923 && wordAt(json, at + 5) === 2037542759 && json[at + 9] === 34) { member = 3; end = at + 10; } break;
        case 4: if (at + 10 < last && wordAt(json, at + 1) === 1953458288 && wordAt(json, at + 5) === 1819432303 && json[at + 9] === 115 && json[at + 10] === 34) { member = 4; end = at + 11; } break;
        case 5: if (at + 5 < last && wordAt(json, at + 1) === 1936154996 && json[at + 5] === 34) { member = 5; end = at + 6; } break;
        case 6: if (at + 10 < last && wordAt(json, at + 1) === 1953655138 && wordAt(json, at + 5) === 1952531560 && json[at + 9] === 101 && json[at + 10] === 34) { member = 6; end = at + 11; } break;
        case 7: if (at + 9 < last && wordAt(json, at + 1) === 1734960503 && wordAt(json, at + 5) === 1732998248 && json[at + 9] === 34) { member = 7; end = at + 10; } break;
        case 8: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 8; end = at + 8; } break;
        case 9: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 9; end = at + 11; } break;
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
      case 1: at = acceptPetName(json, at, last); break;
      case 2: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 0, 500); break;
      case 3: at = acceptCategory(json, at, last, depth - 1); break;
      case 4: at = acceptPetRequestPhotoUrls(json, at, last, depth - 1); break;
      case 5: at = acceptPetTags(json, at, last, depth - 1); break;
      case 6: at = json[at] === 110 ? nullAt(json, at) : stringThat(json, at, last, isDate); break;
      case 7: at = numberWithin(json, at, 5e-324, 250); break;
      case 8: at = textAmong(texts3, json, at, last); break;
      case 9: at = dateTimeAt(json, at, last); break;
      default: at = integerWithin(json, at, 1, 9223372036854776000);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 531) === 531 ? at + 1 : no;
}

/** #/components/schemas/PetName */
function acceptPetName(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  if (!lengthFits(json, at + 1, end - 1, 1, 80)) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern0.test(text) ? end : no;
}

/** #/components/schemas/Pet */
function acceptPetRequest(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701667182 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 12 < last && wordAt(json, at + 1) === 1668506980 && wordAt(json, at + 5) === 1953524082 && wordAt(json, at + 9) === 577662825) { member = 2; end = at + 13; } break;
        case 3: if (at + 9 < last && wordAt(json, at + 1) === 1702125923 && wordAt(json, at + 5) === 2037542759 && json[at + 9] === 34) { member = 3; end = at + 10; } break;
        case 4: if (at + 10 < last && wordAt(json, at + 1) === 1953458288 && wordAt(json, at + 5) === 1819432303 && json[at + 9] === 115 && json[at + 10] === 34) { member = 4; end = at + 11; } break;
        case 5: if (at + 5 < last && wordAt(json, at + 1) === 1936154996 && json[at + 5] === 34) { member = 5; end = at + 6; } break;
        case 6: if (at + 10 < last && wordAt(json, at + 1) === 1953655138 && wordAt(json, at + 5) === 1952531560 && json[at + 9] === 101 && json[at + 10] === 34) { member = 6; end = at + 11; } break;
        case 7: if (at + 9 < last && wordAt(json, at + 1) === 1734960503 && wordAt(json, at + 5) === 1732998248 && json[at + 9] === 34) { member = 7; end = at + 10; } break;
        case 8: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 8; end = at + 8; } break;
        case 9: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 9; end = at + 11; } break;
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
      case 1: at = acceptPetName(json, at, last); break;
      case 2: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 0, 500); break;
      case 3: at = acceptCategory(json, at, last, depth - 1); break;
      case 4: at = acceptPetRequestPhotoUrls(json, at, last, depth - 1); break;
      case 5: at = acceptPetRequestTags(json, at, last, depth - 1); break;
      case 6: at = json[at] === 110 ? nullAt(json, at) : stringThat(json, at, last, isDate); break;
      case 7: at = numberWithin(json, at, 5e-324, 250); break;
      case 8: at = textAmong(texts3, json, at, last); break;
      default: at = no;
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 18) === 18 ? at + 1 : no;
}

/** #/components/schemas/Pet */
function acceptPetRequestPhotoUrls(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  const floor = marked();
  at = blanks(json, at + 1);
  if (json[at] === 93) return at + 1;
  for (;;) {
    const from = at;
    at = json[at] === 34 ? acceptPetRequestPhotoUrlsItem(json, at, last) : no;
    if (at > last || !isNew(json, from, at, floor)) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 93 && count <= 20 ? at + 1 : no;
}

/** #/components/schemas/Pet */
function acceptPetRequestPhotoUrlsItem(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  if (!lengthFits(json, at + 1, end - 1, 0, 2048)) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern1.test(text) && isUri(text) ? end : no;
}

/** #/components/schemas/Pet */
function acceptPetRequestTags(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return at + 1;
  for (;;) {
    at = acceptTagRequest(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 20 ? at + 1 : no;
}

/** #/components/schemas/Pet */
function acceptPetTags(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return at + 1;
  for (;;) {
    at = acceptTag(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 20 ? at + 1 : no;
}

/** #/components/schemas/PetUpdate */
function acceptPetUpdateRequest(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701667182 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
        case 2: if (at + 12 < last && wordAt(json, at + 1) === 1668506980 && wordAt(json, at + 5) === 1953524082 && wordAt(json, at + 9) === 577662825) { member = 2; end = at + 13; } break;
        case 3: if (at + 9 < last && wordAt(json, at + 1) === 1702125923 && wordAt(json, at + 5) === 2037542759 && json[at + 9] === 34) { member = 3; end = at + 10; } break;
        case 4: if (at + 10 < last && wordAt(json, at + 1) === 1953458288 && wordAt(json, at + 5) === 1819432303 && json[at + 9] === 115 && json[at + 10] === 34) { member = 4; end = at + 11; } break;
        case 5: if (at + 5 < last && wordAt(json, at + 1) === 1936154996 && json[at + 5] === 34) { member = 5; end = at + 6; } break;
        case 6: if (at + 10 < last && wordAt(json, at + 1) === 1953655138 && wordAt(json, at + 5) === 1952531560 && json[at + 9] === 101 && json[at + 10] === 34) { member = 6; end = at + 11; } break;
        case 7: if (at + 9 < last && wordAt(json, at + 1) === 1734960503 && wordAt(json, at + 5) === 1732998248 && json[at + 9] === 34) { member = 7; end = at + 10; } break;
        case 8: if (at + 7 < last && wordAt(json, at + 1) === 1952543859 && json[at + 5] === 117 && json[at + 6] === 115 && json[at + 7] === 34) { member = 8; end = at + 8; } break;
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
      case 1: at = acceptPetName(json, at, last); break;
      case 2: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 0, 500); break;
      case 3: at = acceptCategory(json, at, last, depth - 1); break;
      case 4: at = acceptPetRequestPhotoUrls(json, at, last, depth - 1); break;
      case 5: at = acceptPetRequestTags(json, at, last, depth - 1); break;
      case 6: at = json[at] === 110 ? nullAt(json, at) : stringThat(json, at, last, isDate); break;
      case 7: at = numberWithin(json, at, 5e-324, 250); break;
      case 8: at = textAmong(texts3, json, at, last); break;
      default: at = integerWithin(json, at, 1, 9223372036854776000);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 19) === 19 ? at + 1 : no;
}

/** #/components/schemas/Tag */
function acceptTag(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701667182 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
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
      case 1: at = acceptTagName(json, at, last); break;
      default: at = integerWithin(json, at, 1, 9223372036854776000);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 2) === 2 ? at + 1 : no;
}

/** #/components/schemas/TagName */
function acceptTagName(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern2.test(text) ? end : no;
}

/** #/components/schemas/Tag */
function acceptTagRequest(json, at, last, depth) {
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
        case 1: if (at + 5 < last && wordAt(json, at + 1) === 1701667182 && json[at + 5] === 34) { member = 1; end = at + 6; } break;
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
      case 1: at = acceptTagName(json, at, last); break;
      default: at = no;
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 2) === 2 ? at + 1 : no;
}

ApiResponse.accept = acceptApiResponse
FindPetsByStatus200.accept = acceptFindPetsByStatus200
Pet.accept = acceptPet
PetRequest.accept = acceptPetRequest
PetUpdateRequest.accept = acceptPetUpdateRequest
