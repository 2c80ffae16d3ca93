// Written by Gatewright from the schemas of the API document; do not edit.
import { codePoints, duplicateItems, errorsWithin, isDate, isDateTime, isInt32, isInt64, isUri } from 'gatewright/formats'

const instancePath = ""
const names0 = new Set(["id", "name", "description", "category", "photoUrls", "tags", "birthDate", "weightKg", "status", "createdAt"])
const pattern0 = new RegExp("\\S", "u")
const values0 = ["available", "pending", "sold"]
const names1 = new Set(["id", "name", "description", "category", "photoUrls", "tags", "birthDate", "weightKg", "status"])
const pattern1 = new RegExp("^https://", "u")
const pattern2 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u")

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
