// Written by Gatewright from the schemas of the API document; do not edit.
import { anyAt, behind, blanks, booleanAt, codePoints, dateTimeAt, duplicateItems, errorsWithin, forget, indexAt, integerWithin, isDate, isDateTime, isInt32, isNew, isNewName, isUri, isUriReference, lengthFits, marked, no, nullAt, numberAt, numberThat, numberWithin, plainAt, stringThat, stringWithin, textAmong, textBetween, texts, unknown, uriAt, valueAt, wordAt } from 'gatewright/formats'
import { Money, PetId, Problem, Species, acceptListPets400Errors, acceptMoney, acceptPetId } from './shared.js'

const instancePath = ""
const pattern0 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const pattern1 = new RegExp("^(W/)?\"[!#-~]{1,64}\"$", "u")
const values0 = ["name", "-name", "price", "-price", "createdAt", "-createdAt"]
const pattern2 = new RegExp("\\S", "u")
const pattern3 = new RegExp("^[0-9]{15}$", "u")
const pattern4 = new RegExp("^[a-z][A-Za-z0-9]{0,31}$", "u")
const names0 = new Set(["id", "name", "species", "breed", "birthDate", "weightKg", "status", "price", "category", "tags", "microchip", "microchipRegistry", "location", "attributes", "imageUrl", "createdAt", "updatedAt"])
const pattern5 = new RegExp("^img_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const pattern6 = new RegExp("^https://", "u")
const values1 = ["image/png", "image/jpeg", "image/webp"]
const values2 = ["available", "reserved", "adopted"]
const pattern7 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u")
const texts0 = texts(["slug", "parent"])
const texts1 = texts(["type", "coordinates"])
const texts2 = texts(["Point"])
const texts3 = texts(["id", "name", "species", "breed", "birthDate", "weightKg", "status", "price", "category", "tags", "microchip", "microchipRegistry", "location", "attributes", "imageUrl", "createdAt", "updatedAt"])
const texts4 = texts(["cat", "dog", "rabbit", "bird", "reptile", "other"])
const texts5 = texts(["available", "reserved", "adopted"])
const texts6 = texts(["id", "petId", "url", "mediaType", "bytes", "caption", "createdAt"])
const texts7 = texts(["image/png", "image/jpeg", "image/webp"])
const texts8 = texts(["status", "type", "title", "detail", "instance", "errors"])

/** #/components/schemas/Area */
export function Area(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.latitude === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "latitude"},message:"must have required property 'latitude'"});
      errors++;
    }
    if (data.longitude === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "longitude"},message:"must have required property 'longitude'"});
      errors++;
    }
    if (data.latitude !== undefined) {
      let data0 = data.latitude;
      if (typeof data0 == "number") {
        if (data0 > 90) {
          (vErrors ??= []).push({instancePath:instancePath+"/latitude",schemaPath:"#/properties/latitude/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90},message:"must be <= 90"});
          errors++;
        }
        if (data0 < -90) {
          (vErrors ??= []).push({instancePath:instancePath+"/latitude",schemaPath:"#/properties/latitude/minimum",keyword:"minimum",params:{comparison: ">=", limit: -90},message:"must be >= -90"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/latitude",schemaPath:"#/properties/latitude/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.longitude !== undefined) {
      let data1 = data.longitude;
      if (typeof data1 == "number") {
        if (data1 > 180) {
          (vErrors ??= []).push({instancePath:instancePath+"/longitude",schemaPath:"#/properties/longitude/maximum",keyword:"maximum",params:{comparison: "<=", limit: 180},message:"must be <= 180"});
          errors++;
        }
        if (data1 < -180) {
          (vErrors ??= []).push({instancePath:instancePath+"/longitude",schemaPath:"#/properties/longitude/minimum",keyword:"minimum",params:{comparison: ">=", limit: -180},message:"must be >= -180"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/longitude",schemaPath:"#/properties/longitude/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.radiusKm !== undefined) {
      let data2 = data.radiusKm;
      if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/radiusKm",schemaPath:"#/properties/radiusKm/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/radiusKm",schemaPath:"#/properties/radiusKm/maximum",keyword:"maximum",params:{comparison: "<=", limit: 500},message:"must be <= 500"});
          errors++;
        }
        if (data2 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/radiusKm",schemaPath:"#/properties/radiusKm/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
      }
    }
    const _errs7 = errors;
    for (const key0 in data) {
      if (!(((key0 === "latitude") || (key0 === "longitude")) || (key0 === "radiusKm"))) {
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
  Area.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Category */
function Category(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.slug === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "slug"},message:"must have required property 'slug'"});
      errors++;
    }
    if (data.parent === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "parent"},message:"must have required property 'parent'"});
      errors++;
    }
    if (data.slug !== undefined) {
      if (!(TagName(data.slug))) {
        vErrors = errorsWithin(vErrors, TagName.errors, "/slug");
        errors = vErrors.length;
      }
    }
    if (data.parent !== undefined) {
      let data1 = data.parent;
      const _errs3 = errors;
      let valid1 = false;
      let passing0 = null;
      const _errs4 = errors;
      if (!(Category(data1))) {
        vErrors = errorsWithin(vErrors, Category.errors, "/parent");
        errors = vErrors.length;
      }
      var _valid0 = _errs4 === errors;
      if (_valid0) {
        valid1 = true;
        passing0 = 0;
      }
      const _errs5 = errors;
      if (data1 !== null) {
        (vErrors ??= []).push({instancePath:instancePath+"/parent",schemaPath:"#/properties/parent/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"});
        errors++;
      }
      var _valid0 = _errs5 === errors;
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
        (vErrors ??= []).push({instancePath:instancePath+"/parent",schemaPath:"#/properties/parent/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"});
        errors++;
      } else {
        errors = _errs3;
        if (vErrors !== null) {
          if (_errs3) {
            vErrors.length = _errs3;
          } else {
            vErrors = null;
          }
        }
      }
    }
    const _errs7 = errors;
    for (const key0 in data) {
      if (!((key0 === "slug") || (key0 === "parent"))) {
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
  Category.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Cursor */
export function Cursor(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 256 && codePoints(data) > 256) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"});
      errors++;
    }
    if (data.length < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
      errors++;
    }
    if (!((data.length > 512) || (pattern0.test(data)))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \"^[A-Za-z0-9_-]+$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  Cursor.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/EntityTag */
export function EntityTag(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern1.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(W/)?\"[!#-~]{1,64}\"$"},message:"must match pattern \"^(W/)?\"[!#-~]{1,64}\"$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  EntityTag.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/GeoPoint */
function GeoPoint(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property 'type'"});
      errors++;
    }
    if (data.coordinates === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "coordinates"},message:"must have required property 'coordinates'"});
      errors++;
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "Point")) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "Point"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.coordinates !== undefined) {
      let data1 = data.coordinates;
      if (Array.isArray(data1)) {
        if (data1.length > 0) {
          let data2 = data1[0];
          if (typeof data2 == "number") {
            if (data2 > 180) {
              (vErrors ??= []).push({instancePath:instancePath+"/coordinates/0",schemaPath:"#/properties/coordinates/prefixItems/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 180},message:"must be <= 180"});
              errors++;
            }
            if (data2 < -180) {
              (vErrors ??= []).push({instancePath:instancePath+"/coordinates/0",schemaPath:"#/properties/coordinates/prefixItems/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: -180},message:"must be >= -180"});
              errors++;
            }
          } else {
            (vErrors ??= []).push({instancePath:instancePath+"/coordinates/0",schemaPath:"#/properties/coordinates/prefixItems/0/type",keyword:"type",params:{type: "number"},message:"must be number"});
            errors++;
          }
        }
        if (data1.length > 1) {
          let data3 = data1[1];
          if (typeof data3 == "number") {
            if (data3 > 90) {
              (vErrors ??= []).push({instancePath:instancePath+"/coordinates/1",schemaPath:"#/properties/coordinates/prefixItems/1/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90},message:"must be <= 90"});
              errors++;
            }
            if (data3 < -90) {
              (vErrors ??= []).push({instancePath:instancePath+"/coordinates/1",schemaPath:"#/properties/coordinates/prefixItems/1/minimum",keyword:"minimum",params:{comparison: ">=", limit: -90},message:"must be >= -90"});
              errors++;
            }
          } else {
            (vErrors ??= []).push({instancePath:instancePath+"/coordinates/1",schemaPath:"#/properties/coordinates/prefixItems/1/type",keyword:"type",params:{type: "number"},message:"must be number"});
            errors++;
          }
        }
        if (data1.length > 2) {
          (vErrors ??= []).push({instancePath:instancePath+"/coordinates",schemaPath:"#/properties/coordinates/items",keyword:"items",params:{limit: 2},message:"must NOT have more than "+2+" items"});
          errors++;
        }
        if (data1.length < 2) {
          (vErrors ??= []).push({instancePath:instancePath+"/coordinates",schemaPath:"#/properties/coordinates/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/coordinates",schemaPath:"#/properties/coordinates/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    const _errs9 = errors;
    for (const key0 in data) {
      if (!((key0 === "type") || (key0 === "coordinates"))) {
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
  GeoPoint.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1pets/get/responses/200/headers/X-Total-Count/schema */
export function ListPets200XTotalCount(data) {
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
  ListPets200XTotalCount.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1pets/get/parameters/0/schema */
export function ListPetsLimit(data) {
  let vErrors = null;
  let errors = 0;
  if (!((typeof data == "number") && (!(data % 1) && !isNaN(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  if (typeof data == "number") {
    if (data > 100) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"});
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
  ListPetsLimit.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1pets/get/parameters/4/schema */
export function ListPetsSort(data) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const _errs1 = errors;
    const len0 = data.length;
    for (let i0=0; i0<len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!((((((data0 === "name") || (data0 === "-name")) || (data0 === "price")) || (data0 === "-price")) || (data0 === "createdAt")) || (data0 === "-createdAt"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/" + i0,schemaPath:"#/items/enum",keyword:"enum",params:{allowedValues: values0},message:"must be equal to one of the allowed values"});
        errors++;
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
  ListPetsSort.errors = vErrors;
  return errors === 0;
}

/** #/paths/~1pets/get/parameters/3/schema */
export function ListPetsTag(data) {
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
    if (data.length > 5) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items"});
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
  ListPetsTag.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/NewPet */
export function NewPetRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (!(PetDetailsRequest(data))) {
    vErrors = errorsWithin(vErrors, PetDetailsRequest.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
      errors++;
    }
    if (data.species === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "species"},message:"must have required property 'species'"});
      errors++;
    }
    if (data.price === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "price"},message:"must have required property 'price'"});
      errors++;
    }
    const seen0 = new Set();
    NewPetRequestEvaluatedProperties(data, seen0);
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
  NewPetRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/NewPet */
function NewPetRequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  NewPet_0RequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/NewPet/allOf/0 */
function NewPet_0RequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  PetDetailsRequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/PageInfo */
function PageInfo(data) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.hasMore !== undefined) {
      if (!(data.hasMore === true)) {
        (vErrors ??= []).push({});
        errors++;
      }
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.nextCursor !== undefined) {
        if (typeof data.nextCursor !== "string") {
          (vErrors ??= []).push({instancePath:instancePath+"/nextCursor",schemaPath:"#/then/properties/nextCursor/type",keyword:"type",params:{type: "string"},message:"must be string"});
          errors++;
        }
      }
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs6 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.nextCursor !== undefined) {
        if (data.nextCursor !== null) {
          (vErrors ??= []).push({instancePath:instancePath+"/nextCursor",schemaPath:"#/else/properties/nextCursor/type",keyword:"type",params:{type: "null"},message:"must be null"});
          errors++;
        }
      }
    }
    var _valid0 = _errs6 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema"});
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.hasMore === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hasMore"},message:"must have required property 'hasMore'"});
      errors++;
    }
    if (data.nextCursor === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "nextCursor"},message:"must have required property 'nextCursor'"});
      errors++;
    }
    if (data.hasMore !== undefined) {
      if (typeof data.hasMore !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/hasMore",schemaPath:"#/properties/hasMore/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
    if (data.nextCursor !== undefined) {
      let data4 = data.nextCursor;
      const _errs13 = errors;
      let valid5 = false;
      let passing0 = null;
      const _errs14 = errors;
      if (!(Cursor(data4))) {
        vErrors = errorsWithin(vErrors, Cursor.errors, "/nextCursor");
        errors = vErrors.length;
      }
      var _valid1 = _errs14 === errors;
      if (_valid1) {
        valid5 = true;
        passing0 = 0;
      }
      const _errs15 = errors;
      if (data4 !== null) {
        (vErrors ??= []).push({instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"});
        errors++;
      }
      var _valid1 = _errs15 === errors;
      if (_valid1 && valid5) {
        valid5 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid1) {
          valid5 = true;
          passing0 = 1;
        }
      }
      if (!valid5) {
        (vErrors ??= []).push({instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"});
        errors++;
      } else {
        errors = _errs13;
        if (vErrors !== null) {
          if (_errs13) {
            vErrors.length = _errs13;
          } else {
            vErrors = null;
          }
        }
      }
    }
    const _errs17 = errors;
    for (const key0 in data) {
      if (!((key0 === "hasMore") || (key0 === "nextCursor"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs17 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  PageInfo.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Pet */
export function Pet(data) {
  let vErrors = null;
  let errors = 0;
  if (!(PetDetails(data))) {
    vErrors = errorsWithin(vErrors, PetDetails.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property 'name'"});
      errors++;
    }
    if (data.species === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "species"},message:"must have required property 'species'"});
      errors++;
    }
    if (data.status === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property 'status'"});
      errors++;
    }
    if (data.price === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "price"},message:"must have required property 'price'"});
      errors++;
    }
    if (data.createdAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property 'createdAt'"});
      errors++;
    }
    if (data.updatedAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "updatedAt"},message:"must have required property 'updatedAt'"});
      errors++;
    }
    const seen0 = new Set();
    PetEvaluatedProperties(data, seen0);
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
  Pet.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetDetails */
function PetDetails(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.microchip !== undefined) && (data.microchipRegistry === undefined)) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{missingProperty: "microchipRegistry"},message:"must, with the properties it has, also have property 'microchipRegistry'"});
      errors++;
    }
    if (data.id !== undefined) {
      if (!(PetId(data.id))) {
        vErrors = errorsWithin(vErrors, PetId.errors, "/id");
        errors = vErrors.length;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (data1.length > 80 && codePoints(data1) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
        if (!((data1.length > 160) || (pattern2.test(data1)))) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \"\\S\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.species !== undefined) {
      if (!(Species(data.species))) {
        vErrors = errorsWithin(vErrors, Species.errors, "/species");
        errors = vErrors.length;
      }
    }
    if (data.breed !== undefined) {
      let data3 = data.breed;
      if ((typeof data3 !== "string") && (data3 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/breed",schemaPath:"#/properties/breed/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data3 === "string") {
        if (data3.length > 80 && codePoints(data3) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/breed",schemaPath:"#/properties/breed/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data3.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/breed",schemaPath:"#/properties/breed/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
    }
    if (data.birthDate !== undefined) {
      let data4 = data.birthDate;
      if ((typeof data4 !== "string") && (data4 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data4 === "string") {
        if (!(isDate(data4))) {
          (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/format",keyword:"format",params:{format: "date"},message:"must match format \"date\""});
          errors++;
        }
      }
    }
    if (data.weightKg !== undefined) {
      let data5 = data.weightKg;
      if (typeof data5 == "number") {
        if (data5 > 250) {
          (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 250},message:"must be <= 250"});
          errors++;
        }
        if (data5 <= 0) {
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
    if (data.price !== undefined) {
      if (!(Money(data.price))) {
        vErrors = errorsWithin(vErrors, Money.errors, "/price");
        errors = vErrors.length;
      }
    }
    if (data.category !== undefined) {
      if (!(Category(data.category))) {
        vErrors = errorsWithin(vErrors, Category.errors, "/category");
        errors = vErrors.length;
      }
    }
    if (data.tags !== undefined) {
      let data9 = data.tags;
      if (Array.isArray(data9)) {
        const _errs14 = errors;
        const len0 = data9.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(TagName(data9[i0]))) {
            vErrors = errorsWithin(vErrors, TagName.errors, "/tags/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs14 >= 10) {
            break;
          }
        }
        const pair0 = duplicateItems(data9);
        if (pair0 !== undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
          errors++;
        }
        if (data9.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.microchip !== undefined) {
      let data11 = data.microchip;
      if (typeof data11 === "string") {
        if (!(pattern3.test(data11))) {
          (vErrors ??= []).push({instancePath:instancePath+"/microchip",schemaPath:"#/properties/microchip/pattern",keyword:"pattern",params:{pattern: "^[0-9]{15}$"},message:"must match pattern \"^[0-9]{15}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/microchip",schemaPath:"#/properties/microchip/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.microchipRegistry !== undefined) {
      let data12 = data.microchipRegistry;
      if (typeof data12 === "string") {
        if (data12.length > 80 && codePoints(data12) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/microchipRegistry",schemaPath:"#/properties/microchipRegistry/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data12.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/microchipRegistry",schemaPath:"#/properties/microchipRegistry/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/microchipRegistry",schemaPath:"#/properties/microchipRegistry/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.location !== undefined) {
      if (!(GeoPoint(data.location))) {
        vErrors = errorsWithin(vErrors, GeoPoint.errors, "/location");
        errors = vErrors.length;
      }
    }
    if (data.attributes !== undefined) {
      let data14 = data.attributes;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        const _errs23 = errors;
        for (const key0 in data14) {
          const _errs24 = errors;
          if (typeof key0 === "string") {
            if (!(pattern4.test(key0))) {
              (vErrors ??= []).push({instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,31}$"},message:"must match pattern \"^[a-z][A-Za-z0-9]{0,31}$\"",propertyName:key0});
              errors++;
            }
          }
          var valid2 = _errs24 === errors;
          if (!valid2) {
            (vErrors ??= []).push({instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"must have valid property names"});
            errors++;
          }
          if (errors - _errs23 >= 10) {
            break;
          }
        }
        const _errs25 = errors;
        for (const key1 in data14) {
          let data15 = data14[key1];
          if (((typeof data15 !== "string") && (!((typeof data15 == "number") && (isFinite(data15))))) && (typeof data15 !== "boolean")) {
            (vErrors ??= []).push({instancePath:instancePath+"/attributes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/attributes/additionalProperties/type",keyword:"type",params:{type: ["string", "number", "boolean"]},message:"must be string or number or boolean"});
            errors++;
          }
          if (typeof data15 === "string") {
            if (data15.length > 200 && codePoints(data15) > 200) {
              (vErrors ??= []).push({instancePath:instancePath+"/attributes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/attributes/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"});
              errors++;
            }
          }
          if (errors - _errs25 >= 10) {
            break;
          }
        }
        if (Object.keys(data14).length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/maxProperties",keyword:"maxProperties",params:{limit: 20},message:"must NOT have more than 20 properties"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.imageUrl !== undefined) {
      let data16 = data.imageUrl;
      if ((typeof data16 !== "string") && (data16 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/imageUrl",schemaPath:"#/properties/imageUrl/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data16 === "string") {
        if (!(isUri(data16))) {
          (vErrors ??= []).push({instancePath:instancePath+"/imageUrl",schemaPath:"#/properties/imageUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \"uri\""});
          errors++;
        }
      }
    }
    if (data.createdAt !== undefined) {
      let data17 = data.createdAt;
      if (typeof data17 === "string") {
        if (!(isDateTime(data17))) {
          (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.updatedAt !== undefined) {
      let data18 = data.updatedAt;
      if (typeof data18 === "string") {
        if (!(isDateTime(data18))) {
          (vErrors ??= []).push({instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  PetDetails.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetDetails */
function PetDetailsEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  for (const key in data) {
    if (names0.has(key)) {
      seen.add(key);
    }
  }
}

/** #/components/schemas/PetDetails */
function PetDetailsRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.microchip !== undefined) && (data.microchipRegistry === undefined)) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{missingProperty: "microchipRegistry"},message:"must, with the properties it has, also have property 'microchipRegistry'"});
      errors++;
    }
    if (data.id !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (data1.length > 80 && codePoints(data1) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
        if (!((data1.length > 160) || (pattern2.test(data1)))) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \"\\S\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.species !== undefined) {
      if (!(Species(data.species))) {
        vErrors = errorsWithin(vErrors, Species.errors, "/species");
        errors = vErrors.length;
      }
    }
    if (data.breed !== undefined) {
      let data3 = data.breed;
      if ((typeof data3 !== "string") && (data3 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/breed",schemaPath:"#/properties/breed/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data3 === "string") {
        if (data3.length > 80 && codePoints(data3) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/breed",schemaPath:"#/properties/breed/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data3.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/breed",schemaPath:"#/properties/breed/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
    }
    if (data.birthDate !== undefined) {
      let data4 = data.birthDate;
      if ((typeof data4 !== "string") && (data4 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data4 === "string") {
        if (!(isDate(data4))) {
          (vErrors ??= []).push({instancePath:instancePath+"/birthDate",schemaPath:"#/properties/birthDate/format",keyword:"format",params:{format: "date"},message:"must match format \"date\""});
          errors++;
        }
      }
    }
    if (data.weightKg !== undefined) {
      let data5 = data.weightKg;
      if (typeof data5 == "number") {
        if (data5 > 250) {
          (vErrors ??= []).push({instancePath:instancePath+"/weightKg",schemaPath:"#/properties/weightKg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 250},message:"must be <= 250"});
          errors++;
        }
        if (data5 <= 0) {
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
    if (data.price !== undefined) {
      if (!(Money(data.price))) {
        vErrors = errorsWithin(vErrors, Money.errors, "/price");
        errors = vErrors.length;
      }
    }
    if (data.category !== undefined) {
      if (!(Category(data.category))) {
        vErrors = errorsWithin(vErrors, Category.errors, "/category");
        errors = vErrors.length;
      }
    }
    if (data.tags !== undefined) {
      let data9 = data.tags;
      if (Array.isArray(data9)) {
        const _errs14 = errors;
        const len0 = data9.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(TagName(data9[i0]))) {
            vErrors = errorsWithin(vErrors, TagName.errors, "/tags/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs14 >= 10) {
            break;
          }
        }
        const pair0 = duplicateItems(data9);
        if (pair0 !== undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
          errors++;
        }
        if (data9.length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.microchip !== undefined) {
      let data11 = data.microchip;
      if (typeof data11 === "string") {
        if (!(pattern3.test(data11))) {
          (vErrors ??= []).push({instancePath:instancePath+"/microchip",schemaPath:"#/properties/microchip/pattern",keyword:"pattern",params:{pattern: "^[0-9]{15}$"},message:"must match pattern \"^[0-9]{15}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/microchip",schemaPath:"#/properties/microchip/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.microchipRegistry !== undefined) {
      let data12 = data.microchipRegistry;
      if (typeof data12 === "string") {
        if (data12.length > 80 && codePoints(data12) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/microchipRegistry",schemaPath:"#/properties/microchipRegistry/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data12.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/microchipRegistry",schemaPath:"#/properties/microchipRegistry/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/microchipRegistry",schemaPath:"#/properties/microchipRegistry/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.location !== undefined) {
      if (!(GeoPoint(data.location))) {
        vErrors = errorsWithin(vErrors, GeoPoint.errors, "/location");
        errors = vErrors.length;
      }
    }
    if (data.attributes !== undefined) {
      let data14 = data.attributes;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        const _errs23 = errors;
        for (const key0 in data14) {
          const _errs24 = errors;
          if (typeof key0 === "string") {
            if (!(pattern4.test(key0))) {
              (vErrors ??= []).push({instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,31}$"},message:"must match pattern \"^[a-z][A-Za-z0-9]{0,31}$\"",propertyName:key0});
              errors++;
            }
          }
          var valid2 = _errs24 === errors;
          if (!valid2) {
            (vErrors ??= []).push({instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"must have valid property names"});
            errors++;
          }
          if (errors - _errs23 >= 10) {
            break;
          }
        }
        const _errs25 = errors;
        for (const key1 in data14) {
          let data15 = data14[key1];
          if (((typeof data15 !== "string") && (!((typeof data15 == "number") && (isFinite(data15))))) && (typeof data15 !== "boolean")) {
            (vErrors ??= []).push({instancePath:instancePath+"/attributes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/attributes/additionalProperties/type",keyword:"type",params:{type: ["string", "number", "boolean"]},message:"must be string or number or boolean"});
            errors++;
          }
          if (typeof data15 === "string") {
            if (data15.length > 200 && codePoints(data15) > 200) {
              (vErrors ??= []).push({instancePath:instancePath+"/attributes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/attributes/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"});
              errors++;
            }
          }
          if (errors - _errs25 >= 10) {
            break;
          }
        }
        if (Object.keys(data14).length > 20) {
          (vErrors ??= []).push({instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/maxProperties",keyword:"maxProperties",params:{limit: 20},message:"must NOT have more than 20 properties"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.imageUrl !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/imageUrl",schemaPath:"#/properties/imageUrl/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.createdAt !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
    if (data.updatedAt !== undefined) {
      (vErrors ??= []).push({instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/readOnly",keyword:"readOnly",params:{},message:"must NOT be sent: it is read-only"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  PetDetailsRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetDetails */
function PetDetailsRequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  for (const key in data) {
    if (names0.has(key)) {
      seen.add(key);
    }
  }
}

/** #/components/schemas/Pet */
function PetEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  Pet_0EvaluatedProperties(data, seen);
}

/** #/components/schemas/PetFilter */
export function PetFilter(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.species !== undefined) {
      if (!(Species(data.species))) {
        vErrors = errorsWithin(vErrors, Species.errors, "/species");
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      if (!(PetStatus(data.status))) {
        vErrors = errorsWithin(vErrors, PetStatus.errors, "/status");
        errors = vErrors.length;
      }
    }
    if (data.priceMin !== undefined) {
      let data2 = data.priceMin;
      if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/priceMin",schemaPath:"#/properties/priceMin/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 > 100000000) {
          (vErrors ??= []).push({instancePath:instancePath+"/priceMin",schemaPath:"#/properties/priceMin/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"});
          errors++;
        }
        if (data2 < 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/priceMin",schemaPath:"#/properties/priceMin/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
      }
    }
    if (data.priceMax !== undefined) {
      let data3 = data.priceMax;
      if (!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/priceMax",schemaPath:"#/properties/priceMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data3 == "number") {
        if (data3 > 100000000) {
          (vErrors ??= []).push({instancePath:instancePath+"/priceMax",schemaPath:"#/properties/priceMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"});
          errors++;
        }
        if (data3 < 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/priceMax",schemaPath:"#/properties/priceMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
      }
    }
    if (data.bornAfter !== undefined) {
      let data4 = data.bornAfter;
      if (typeof data4 === "string") {
        if (!(isDate(data4))) {
          (vErrors ??= []).push({instancePath:instancePath+"/bornAfter",schemaPath:"#/properties/bornAfter/format",keyword:"format",params:{format: "date"},message:"must match format \"date\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/bornAfter",schemaPath:"#/properties/bornAfter/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs9 = errors;
    for (const key0 in data) {
      if (!(((((key0 === "species") || (key0 === "status")) || (key0 === "priceMin")) || (key0 === "priceMax")) || (key0 === "bornAfter"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs9 >= 10) {
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
  PetFilter.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetImage */
export function PetImage(data) {
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
    if (data.url === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property 'url'"});
      errors++;
    }
    if (data.mediaType === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mediaType"},message:"must have required property 'mediaType'"});
      errors++;
    }
    if (data.bytes === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "bytes"},message:"must have required property 'bytes'"});
      errors++;
    }
    if (data.caption === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "caption"},message:"must have required property 'caption'"});
      errors++;
    }
    if (data.createdAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property 'createdAt'"});
      errors++;
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!(pattern5.test(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^img_[0-9A-HJKMNP-TV-Z]{26}$"},message:"must match pattern \"^img_[0-9A-HJKMNP-TV-Z]{26}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.petId !== undefined) {
      if (!(PetId(data.petId))) {
        vErrors = errorsWithin(vErrors, PetId.errors, "/petId");
        errors = vErrors.length;
      }
    }
    if (data.url !== undefined) {
      let data2 = data.url;
      if (typeof data2 === "string") {
        if (!(pattern6.test(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/url",schemaPath:"#/properties/url/pattern",keyword:"pattern",params:{pattern: "^https://"},message:"must match pattern \"^https://\""});
          errors++;
        }
        if (!(isUri(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/url",schemaPath:"#/properties/url/format",keyword:"format",params:{format: "uri"},message:"must match format \"uri\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.mediaType !== undefined) {
      let data3 = data.mediaType;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(((data3 === "image/png") || (data3 === "image/jpeg")) || (data3 === "image/webp"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/enum",keyword:"enum",params:{allowedValues: values1},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.bytes !== undefined) {
      let data4 = data.bytes;
      if (!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data4 == "number") {
        if (data4 > 5242880) {
          (vErrors ??= []).push({instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5242880},message:"must be <= 5242880"});
          errors++;
        }
        if (data4 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
      }
    }
    if (data.caption !== undefined) {
      let data5 = data.caption;
      if ((typeof data5 !== "string") && (data5 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/caption",schemaPath:"#/properties/caption/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data5 === "string") {
        if (data5.length > 140 && codePoints(data5) > 140) {
          (vErrors ??= []).push({instancePath:instancePath+"/caption",schemaPath:"#/properties/caption/maxLength",keyword:"maxLength",params:{limit: 140},message:"must NOT have more than 140 characters"});
          errors++;
        }
      }
    }
    if (data.createdAt !== undefined) {
      let data6 = data.createdAt;
      if (typeof data6 === "string") {
        if (!(isDateTime(data6))) {
          (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs13 = errors;
    for (const key0 in data) {
      if (!(((((((key0 === "id") || (key0 === "petId")) || (key0 === "url")) || (key0 === "mediaType")) || (key0 === "bytes")) || (key0 === "caption")) || (key0 === "createdAt"))) {
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
  PetImage.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetPage */
export function PetPage(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property 'data'"});
      errors++;
    }
    if (data.page === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "page"},message:"must have required property 'page'"});
      errors++;
    }
    if (data.data !== undefined) {
      let data0 = data.data;
      if (Array.isArray(data0)) {
        const _errs3 = errors;
        const len0 = data0.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(Pet(data0[i0]))) {
            vErrors = errorsWithin(vErrors, Pet.errors, "/data/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs3 >= 10) {
            break;
          }
        }
        if (data0.length > 100) {
          (vErrors ??= []).push({instancePath:instancePath+"/data",schemaPath:"#/properties/data/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.page !== undefined) {
      if (!(PageInfo(data.page))) {
        vErrors = errorsWithin(vErrors, PageInfo.errors, "/page");
        errors = vErrors.length;
      }
    }
    const _errs6 = errors;
    for (const key0 in data) {
      if (!((key0 === "data") || (key0 === "page"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs6 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  PetPage.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetPatch */
export function PetPatchRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (!(PetDetailsRequest(data))) {
    vErrors = errorsWithin(vErrors, PetDetailsRequest.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    const seen0 = new Set();
    PetPatchRequestEvaluatedProperties(data, seen0);
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
    if (Object.keys(data).length < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  PetPatchRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetPatch */
function PetPatchRequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  PetPatch_0RequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/PetPatch/allOf/0 */
function PetPatch_0RequestEvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  PetDetailsRequestEvaluatedProperties(data, seen);
}

/** #/components/schemas/PetStatus */
function PetStatus(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  if (!(((data === "available") || (data === "reserved")) || (data === "adopted"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: values2},message:"must be equal to one of the allowed values"});
    errors++;
  }
  PetStatus.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/Pet/allOf/0 */
function Pet_0EvaluatedProperties(data, seen) {
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    return;
  }
  PetDetailsEvaluatedProperties(data, seen);
}

/** #/components/schemas/TagName */
function TagName(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern7.test(data))) {
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

/** #/components/responses/PreconditionFailed/content/application~1problem+json/schema */
export function UpdatePet412(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 412)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 412},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  UpdatePet412.errors = vErrors;
  return errors === 0;
}

/** #/components/responses/ContentTooLarge/content/application~1problem+json/schema */
export function UploadPetImage413(data) {
  let vErrors = null;
  let errors = 0;
  if (!(Problem(data))) {
    vErrors = errorsWithin(vErrors, Problem.errors, "");
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status !== undefined) {
      if (!(data.status === 413)) {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: 413},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  UploadPetImage413.errors = vErrors;
  return errors === 0;
}

/** UploadPetImageRequest */
export function UploadPetImageRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.file === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property 'file'"});
      errors++;
    }
    if (data.caption !== undefined) {
      let data0 = data.caption;
      if (typeof data0 === "string") {
        if (data0.length > 140 && codePoints(data0) > 140) {
          (vErrors ??= []).push({instancePath:instancePath+"/caption",schemaPath:"#/properties/caption/maxLength",keyword:"maxLength",params:{limit: 140},message:"must NOT have more than 140 characters"});
          errors++;
        }
        if (data0.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/caption",schemaPath:"#/properties/caption/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/caption",schemaPath:"#/properties/caption/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.focalPoint !== undefined) {
      let data1 = data.focalPoint;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.x === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/focalPoint",schemaPath:"#/properties/focalPoint/required",keyword:"required",params:{missingProperty: "x"},message:"must have required property 'x'"});
          errors++;
        }
        if (data1.y === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/focalPoint",schemaPath:"#/properties/focalPoint/required",keyword:"required",params:{missingProperty: "y"},message:"must have required property 'y'"});
          errors++;
        }
        if (data1.x !== undefined) {
          let data2 = data1.x;
          if (typeof data2 == "number") {
            if (data2 > 1) {
              (vErrors ??= []).push({instancePath:instancePath+"/focalPoint/x",schemaPath:"#/properties/focalPoint/properties/x/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"});
              errors++;
            }
            if (data2 < 0) {
              (vErrors ??= []).push({instancePath:instancePath+"/focalPoint/x",schemaPath:"#/properties/focalPoint/properties/x/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
              errors++;
            }
          } else {
            (vErrors ??= []).push({instancePath:instancePath+"/focalPoint/x",schemaPath:"#/properties/focalPoint/properties/x/type",keyword:"type",params:{type: "number"},message:"must be number"});
            errors++;
          }
        }
        if (data1.y !== undefined) {
          let data3 = data1.y;
          if (typeof data3 == "number") {
            if (data3 > 1) {
              (vErrors ??= []).push({instancePath:instancePath+"/focalPoint/y",schemaPath:"#/properties/focalPoint/properties/y/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"});
              errors++;
            }
            if (data3 < 0) {
              (vErrors ??= []).push({instancePath:instancePath+"/focalPoint/y",schemaPath:"#/properties/focalPoint/properties/y/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
              errors++;
            }
          } else {
            (vErrors ??= []).push({instancePath:instancePath+"/focalPoint/y",schemaPath:"#/properties/focalPoint/properties/y/type",keyword:"type",params:{type: "number"},message:"must be number"});
            errors++;
          }
        }
        const _errs9 = errors;
        for (const key0 in data1) {
          if (!((key0 === "x") || (key0 === "y"))) {
            (vErrors ??= []).push({instancePath:instancePath+"/focalPoint",schemaPath:"#/properties/focalPoint/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
            errors++;
          }
          if (errors - _errs9 >= 10) {
            break;
          }
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/focalPoint",schemaPath:"#/properties/focalPoint/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    const _errs10 = errors;
    for (const key1 in data) {
      if (!(((key1 === "file") || (key1 === "caption")) || (key1 === "focalPoint"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"});
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
  UploadPetImageRequest.errors = vErrors;
  return errors === 0;
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
        case 0: if (at + 5 < last && wordAt(json, at + 1) === 1735748723 && json[at + 5] === 34) { member = 0; end = at + 6; } break;
        case 1: if (at + 7 < last && wordAt(json, at + 1) === 1701994864 && json[at + 5] === 110 && json[at + 6] === 116 && json[at + 7] === 34) { member = 1; end = at + 8; } break;
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
      case 1: at = json[at] === 110 ? nullAt(json, at) : acceptCategory(json, at, last, depth - 1); break;
      default: at = acceptTagName(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

/** #/components/schemas/GeoPoint */
function acceptGeoPoint(json, at, last, depth) {
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
        case 0: if (at + 5 < last && wordAt(json, at + 1) === 1701869940 && json[at + 5] === 34) { member = 0; end = at + 6; } break;
        case 1: if (at + 12 < last && wordAt(json, at + 1) === 1919905635 && wordAt(json, at + 5) === 1634625892 && wordAt(json, at + 9) === 577987956) { member = 1; end = at + 13; } break;
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
      case 1: at = acceptGeoPointCoordinates(json, at, last, depth - 1); break;
      default: at = textAmong(texts2, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

/** #/components/schemas/GeoPoint */
function acceptGeoPointCoordinates(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return no;
  for (;;) {
    switch (count) {
      case 0: at = numberWithin(json, at, -180, 180); break;
      case 1: at = numberWithin(json, at, -90, 90); break;
      default: at = no;
    }
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count >= 2 ? at + 1 : no;
}

/** #/components/schemas/NewPet */
function acceptNewPetRequest(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  let seen = 0;
  let next = 0;
  at = blanks(json, at + 1);
  if (json[at] === 125) return no;
  for (;;) {
    const member = indexAt(texts3, json, at, last, next);
    if (member < 0) return no;
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, behind(texts3, member, at), last);
    switch (member) {
      case 1: at = acceptNewPetRequestName(json, at, last); break;
      case 2: at = textAmong(texts4, json, at, last); break;
      case 3: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 1, 80); break;
      case 4: at = json[at] === 110 ? nullAt(json, at) : stringThat(json, at, last, isDate); break;
      case 5: at = numberWithin(json, at, 5e-324, 250); break;
      case 6: at = textAmong(texts5, json, at, last); break;
      case 7: at = acceptMoney(json, at, last, depth - 1); break;
      case 8: at = acceptCategory(json, at, last, depth - 1); break;
      case 9: at = acceptNewPetRequestTags(json, at, last, depth - 1); break;
      case 10: at = acceptNewPetRequestMicrochip(json, at, last); break;
      case 11: at = stringWithin(json, at, last, 1, 80); break;
      case 12: at = acceptGeoPoint(json, at, last, depth - 1); break;
      case 13: at = acceptNewPetRequestAttributes(json, at, last, depth - 1); break;
      default: at = no;
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 134) === 134 && ((seen & 1024) === 0 || (seen & 2048) === 2048) ? at + 1 : no;
}

/** #/components/schemas/NewPet */
function acceptNewPetRequestAttributes(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  let count = 0;
  const floor = marked();
  at = blanks(json, at + 1);
  if (json[at] === 125) return at + 1;
  for (;;) {
    if (acceptNewPetRequestAttributesName(json, at, last) > last) return no;
    const end = plainAt(json, at, last);
    if (end > last || !isNew(json, at, end, floor)) return no;
    at = valueAt(json, end, last);
    at = (json[at] === 116 || json[at] === 102) ? booleanAt(json, at) : (json[at] === 45 || (json[at] >= 48 && json[at] <= 57)) ? numberAt(json, at) : stringWithin(json, at, last, 0, 200);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 125 && count <= 20 ? at + 1 : no;
}

/** #/components/schemas/NewPet */
function acceptNewPetRequestAttributesName(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern4.test(text) ? end : no;
}

/** #/components/schemas/NewPet */
function acceptNewPetRequestMicrochip(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern3.test(text) ? end : no;
}

/** #/components/schemas/NewPet */
function acceptNewPetRequestName(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  if (!lengthFits(json, at + 1, end - 1, 1, 80)) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern2.test(text) ? end : no;
}

/** #/components/schemas/NewPet */
function acceptNewPetRequestTags(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  const floor = marked();
  at = blanks(json, at + 1);
  if (json[at] === 93) return at + 1;
  for (;;) {
    const from = at;
    at = json[at] === 34 ? acceptNewPetRequestTagsItem(json, at, last) : no;
    if (at > last || !isNew(json, from, at, floor)) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 93 && count <= 20 ? at + 1 : no;
}

/** #/components/schemas/NewPet */
function acceptNewPetRequestTagsItem(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern7.test(text) ? end : no;
}

/** #/components/schemas/Pet */
function acceptPet(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  let seen = 0;
  let next = 0;
  at = blanks(json, at + 1);
  if (json[at] === 125) return no;
  for (;;) {
    const member = indexAt(texts3, json, at, last, next);
    if (member < 0) return no;
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, behind(texts3, member, at), last);
    switch (member) {
      case 0: at = acceptPetId(json, at, last); break;
      case 1: at = acceptNewPetRequestName(json, at, last); break;
      case 2: at = textAmong(texts4, json, at, last); break;
      case 3: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 1, 80); break;
      case 4: at = json[at] === 110 ? nullAt(json, at) : stringThat(json, at, last, isDate); break;
      case 5: at = numberWithin(json, at, 5e-324, 250); break;
      case 6: at = textAmong(texts5, json, at, last); break;
      case 7: at = acceptMoney(json, at, last, depth - 1); break;
      case 8: at = acceptCategory(json, at, last, depth - 1); break;
      case 9: at = acceptNewPetRequestTags(json, at, last, depth - 1); break;
      case 10: at = acceptNewPetRequestMicrochip(json, at, last); break;
      case 11: at = stringWithin(json, at, last, 1, 80); break;
      case 12: at = acceptGeoPoint(json, at, last, depth - 1); break;
      case 13: at = acceptNewPetRequestAttributes(json, at, last, depth - 1); break;
      case 14: at = json[at] === 110 ? nullAt(json, at) : uriAt(json, at, last); break;
      default: at = dateTimeAt(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 98503) === 98503 && ((seen & 1024) === 0 || (seen & 2048) === 2048) ? at + 1 : no;
}

/** #/components/schemas/PetImage */
function acceptPetImage(json, at, last, depth) {
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
        case 2: if (at + 4 < last && wordAt(json, at + 1) === 577532533) { member = 2; end = at + 5; } break;
        case 3: if (at + 10 < last && wordAt(json, at + 1) === 1768187245 && wordAt(json, at + 5) === 1886999649 && json[at + 9] === 101 && json[at + 10] === 34) { member = 3; end = at + 11; } break;
        case 4: if (at + 6 < last && wordAt(json, at + 1) === 1702132066 && json[at + 5] === 115 && json[at + 6] === 34) { member = 4; end = at + 7; } break;
        case 5: if (at + 8 < last && wordAt(json, at + 1) === 1953522019 && wordAt(json, at + 5) === 577662825) { member = 5; end = at + 9; } break;
        case 6: if (at + 10 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 1097098612 && json[at + 9] === 116 && json[at + 10] === 34) { member = 6; end = at + 11; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts6, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts6, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = acceptPetId(json, at, last); break;
      case 2: at = acceptPetImageUrl(json, at, last); break;
      case 3: at = textAmong(texts7, json, at, last); break;
      case 4: at = integerWithin(json, at, 1, 5242880); break;
      case 5: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 0, 140); break;
      case 6: at = dateTimeAt(json, at, last); break;
      default: at = acceptPetImageId(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 127) === 127 ? at + 1 : no;
}

/** #/components/schemas/PetImage */
function acceptPetImageId(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern5.test(text) ? end : no;
}

/** #/components/schemas/PetImage */
function acceptPetImageUrl(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern6.test(text) && isUri(text) ? end : no;
}

/** #/components/schemas/PetPatch */
function acceptPetPatchRequest(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  let seen = 0;
  let next = 0;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 125) return no;
  for (;;) {
    const member = indexAt(texts3, json, at, last, next);
    if (member < 0) return no;
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, behind(texts3, member, at), last);
    switch (member) {
      case 1: at = acceptNewPetRequestName(json, at, last); break;
      case 2: at = textAmong(texts4, json, at, last); break;
      case 3: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 1, 80); break;
      case 4: at = json[at] === 110 ? nullAt(json, at) : stringThat(json, at, last, isDate); break;
      case 5: at = numberWithin(json, at, 5e-324, 250); break;
      case 6: at = textAmong(texts5, json, at, last); break;
      case 7: at = acceptMoney(json, at, last, depth - 1); break;
      case 8: at = acceptCategory(json, at, last, depth - 1); break;
      case 9: at = acceptNewPetRequestTags(json, at, last, depth - 1); break;
      case 10: at = acceptNewPetRequestMicrochip(json, at, last); break;
      case 11: at = stringWithin(json, at, last, 1, 80); break;
      case 12: at = acceptGeoPoint(json, at, last, depth - 1); break;
      case 13: at = acceptNewPetRequestAttributes(json, at, last, depth - 1); break;
      default: at = no;
    }
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && ((seen & 1024) === 0 || (seen & 2048) === 2048) && count >= 1 ? at + 1 : no;
}

/** #/components/schemas/TagName */
function acceptTagName(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern7.test(text) ? end : no;
}

/** #/components/responses/PreconditionFailed/content/application~1problem+json/schema */
function acceptUpdatePet412(json, at, last, depth) {
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
      member = indexAt(texts8, json, at, last, no);
      if (member >= 0) end = behind(texts8, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 412); break;
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

/** #/components/responses/ContentTooLarge/content/application~1problem+json/schema */
function acceptUploadPetImage413(json, at, last, depth) {
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
      member = indexAt(texts8, json, at, last, no);
      if (member >= 0) end = behind(texts8, member, at);
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
        case 0: at = numberThat(json, at, (value) => value === 413); break;
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

NewPetRequest.accept = acceptNewPetRequest
Pet.accept = acceptPet
PetImage.accept = acceptPetImage
PetPatchRequest.accept = acceptPetPatchRequest
UpdatePet412.accept = acceptUpdatePet412
UploadPetImage413.accept = acceptUploadPetImage413
