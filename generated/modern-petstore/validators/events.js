// Written by Gatewright from the schemas of the API document; do not edit.
import { codePoints, errorsWithin, isDateTime, isUuid } from 'gatewright/formats'
import { Money, OrderId, PetId, Species, UserId } from './shared.js'

const instancePath = ""
const pattern0 = new RegExp("^evt_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const pattern1 = new RegExp("^sha256=[0-9a-f]{64}$", "u")

/** #/components/schemas/EventId */
function EventId(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern0.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^evt_[0-9A-HJKMNP-TV-Z]{26}$"},message:"must match pattern \"^evt_[0-9A-HJKMNP-TV-Z]{26}$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  EventId.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/NewPetAvailable */
export function NewPetAvailable(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property 'type'"});
      errors++;
    }
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.tenantId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tenantId"},message:"must have required property 'tenantId'"});
      errors++;
    }
    if (data.occurredAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "occurredAt"},message:"must have required property 'occurredAt'"});
      errors++;
    }
    if (data.petId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "petId"},message:"must have required property 'petId'"});
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
    if (data.price === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "price"},message:"must have required property 'price'"});
      errors++;
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "pet.available")) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "pet.available"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.id !== undefined) {
      if (!(EventId(data.id))) {
        vErrors = errorsWithin(vErrors, EventId.errors, "/id");
        errors = vErrors.length;
      }
    }
    if (data.tenantId !== undefined) {
      let data2 = data.tenantId;
      if (typeof data2 === "string") {
        if (!(isUuid(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/tenantId",schemaPath:"#/properties/tenantId/format",keyword:"format",params:{format: "uuid"},message:"must match format \"uuid\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/tenantId",schemaPath:"#/properties/tenantId/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.occurredAt !== undefined) {
      let data3 = data.occurredAt;
      if (typeof data3 === "string") {
        if (!(isDateTime(data3))) {
          (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.petId !== undefined) {
      if (!(PetId(data.petId))) {
        vErrors = errorsWithin(vErrors, PetId.errors, "/petId");
        errors = vErrors.length;
      }
    }
    if (data.name !== undefined) {
      let data5 = data.name;
      if (typeof data5 === "string") {
        if (data5.length > 80 && codePoints(data5) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data5.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
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
    if (data.price !== undefined) {
      if (!(Money(data.price))) {
        vErrors = errorsWithin(vErrors, Money.errors, "/price");
        errors = vErrors.length;
      }
    }
    const _errs13 = errors;
    for (const key0 in data) {
      if (!((((((((key0 === "type") || (key0 === "id")) || (key0 === "tenantId")) || (key0 === "occurredAt")) || (key0 === "petId")) || (key0 === "name")) || (key0 === "species")) || (key0 === "price"))) {
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
  NewPetAvailable.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/OrderCancelled */
function OrderCancelled(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property 'type'"});
      errors++;
    }
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.occurredAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "occurredAt"},message:"must have required property 'occurredAt'"});
      errors++;
    }
    if (data.orderId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "orderId"},message:"must have required property 'orderId'"});
      errors++;
    }
    if (data.reason === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property 'reason'"});
      errors++;
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "order.cancelled")) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "order.cancelled"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.id !== undefined) {
      if (!(EventId(data.id))) {
        vErrors = errorsWithin(vErrors, EventId.errors, "/id");
        errors = vErrors.length;
      }
    }
    if (data.occurredAt !== undefined) {
      let data2 = data.occurredAt;
      if (typeof data2 === "string") {
        if (!(isDateTime(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.orderId !== undefined) {
      if (!(OrderId(data.orderId))) {
        vErrors = errorsWithin(vErrors, OrderId.errors, "/orderId");
        errors = vErrors.length;
      }
    }
    if (data.reason !== undefined) {
      let data4 = data.reason;
      if ((typeof data4 !== "string") && (data4 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data4 === "string") {
        if (data4.length > 500 && codePoints(data4) > 500) {
          (vErrors ??= []).push({instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"});
          errors++;
        }
      }
    }
    const _errs8 = errors;
    for (const key0 in data) {
      if (!(((((key0 === "type") || (key0 === "id")) || (key0 === "occurredAt")) || (key0 === "orderId")) || (key0 === "reason"))) {
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
  OrderCancelled.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/OrderEvent */
export function OrderEvent(data) {
  let vErrors = null;
  let errors = 0;
  if ((data && typeof data == "object" && !Array.isArray(data)) && (data.type !== undefined)) {
    const tag0 = data["type"];
    if (tag0 === "order.paid") {
      if (!(OrderPaid(data))) {
        vErrors = errorsWithin(vErrors, OrderPaid.errors, "");
        errors = vErrors.length;
      }
    } else if (tag0 === "order.shipped") {
      const _errs1 = errors;
      if (!(OrderShipped(data))) {
        vErrors = errorsWithin(vErrors, OrderShipped.errors, "");
        errors = vErrors.length;
      }
      var _valid0 = _errs1 === errors;
    } else if (tag0 === "order.cancelled") {
      const _errs2 = errors;
      if (!(OrderCancelled(data))) {
        vErrors = errorsWithin(vErrors, OrderCancelled.errors, "");
        errors = vErrors.length;
      }
      var _valid0 = _errs2 === errors;
    } else {
      (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/discriminator",keyword:"discriminator",params:{discriminator: "type"},message:"must have a value that names one of the alternatives"});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{discriminator: "type"},message:"must be an object with the discriminating property"});
    errors++;
  }
  OrderEvent.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/OrderPaid */
function OrderPaid(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property 'type'"});
      errors++;
    }
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.occurredAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "occurredAt"},message:"must have required property 'occurredAt'"});
      errors++;
    }
    if (data.orderId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "orderId"},message:"must have required property 'orderId'"});
      errors++;
    }
    if (data.amount === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "amount"},message:"must have required property 'amount'"});
      errors++;
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "order.paid")) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "order.paid"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.id !== undefined) {
      if (!(EventId(data.id))) {
        vErrors = errorsWithin(vErrors, EventId.errors, "/id");
        errors = vErrors.length;
      }
    }
    if (data.occurredAt !== undefined) {
      let data2 = data.occurredAt;
      if (typeof data2 === "string") {
        if (!(isDateTime(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.orderId !== undefined) {
      if (!(OrderId(data.orderId))) {
        vErrors = errorsWithin(vErrors, OrderId.errors, "/orderId");
        errors = vErrors.length;
      }
    }
    if (data.amount !== undefined) {
      if (!(Money(data.amount))) {
        vErrors = errorsWithin(vErrors, Money.errors, "/amount");
        errors = vErrors.length;
      }
    }
    const _errs8 = errors;
    for (const key0 in data) {
      if (!(((((key0 === "type") || (key0 === "id")) || (key0 === "occurredAt")) || (key0 === "orderId")) || (key0 === "amount"))) {
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
  OrderPaid.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/OrderShipped */
function OrderShipped(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property 'type'"});
      errors++;
    }
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.occurredAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "occurredAt"},message:"must have required property 'occurredAt'"});
      errors++;
    }
    if (data.orderId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "orderId"},message:"must have required property 'orderId'"});
      errors++;
    }
    if (data.carrier === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "carrier"},message:"must have required property 'carrier'"});
      errors++;
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "order.shipped")) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "order.shipped"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.id !== undefined) {
      if (!(EventId(data.id))) {
        vErrors = errorsWithin(vErrors, EventId.errors, "/id");
        errors = vErrors.length;
      }
    }
    if (data.occurredAt !== undefined) {
      let data2 = data.occurredAt;
      if (typeof data2 === "string") {
        if (!(isDateTime(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.orderId !== undefined) {
      if (!(OrderId(data.orderId))) {
        vErrors = errorsWithin(vErrors, OrderId.errors, "/orderId");
        errors = vErrors.length;
      }
    }
    if (data.carrier !== undefined) {
      let data4 = data.carrier;
      if (typeof data4 === "string") {
        if (data4.length > 80 && codePoints(data4) > 80) {
          (vErrors ??= []).push({instancePath:instancePath+"/carrier",schemaPath:"#/properties/carrier/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"});
          errors++;
        }
        if (data4.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/carrier",schemaPath:"#/properties/carrier/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/carrier",schemaPath:"#/properties/carrier/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    const _errs9 = errors;
    for (const key0 in data) {
      if (!(((((key0 === "type") || (key0 === "id")) || (key0 === "occurredAt")) || (key0 === "orderId")) || (key0 === "carrier"))) {
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
  OrderShipped.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/PetAdopted */
export function PetAdopted(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property 'type'"});
      errors++;
    }
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.tenantId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tenantId"},message:"must have required property 'tenantId'"});
      errors++;
    }
    if (data.occurredAt === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "occurredAt"},message:"must have required property 'occurredAt'"});
      errors++;
    }
    if (data.petId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "petId"},message:"must have required property 'petId'"});
      errors++;
    }
    if (data.adopterId === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "adopterId"},message:"must have required property 'adopterId'"});
      errors++;
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data0 === "pet.adopted")) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "pet.adopted"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.id !== undefined) {
      if (!(EventId(data.id))) {
        vErrors = errorsWithin(vErrors, EventId.errors, "/id");
        errors = vErrors.length;
      }
    }
    if (data.tenantId !== undefined) {
      let data2 = data.tenantId;
      if (typeof data2 === "string") {
        if (!(isUuid(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/tenantId",schemaPath:"#/properties/tenantId/format",keyword:"format",params:{format: "uuid"},message:"must match format \"uuid\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/tenantId",schemaPath:"#/properties/tenantId/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.occurredAt !== undefined) {
      let data3 = data.occurredAt;
      if (typeof data3 === "string") {
        if (!(isDateTime(data3))) {
          (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \"date-time\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/occurredAt",schemaPath:"#/properties/occurredAt/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.petId !== undefined) {
      if (!(PetId(data.petId))) {
        vErrors = errorsWithin(vErrors, PetId.errors, "/petId");
        errors = vErrors.length;
      }
    }
    if (data.adopterId !== undefined) {
      let data5 = data.adopterId;
      const _errs10 = errors;
      let valid1 = false;
      let passing0 = null;
      const _errs11 = errors;
      if (!(UserId(data5))) {
        vErrors = errorsWithin(vErrors, UserId.errors, "/adopterId");
        errors = vErrors.length;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0) {
        valid1 = true;
        passing0 = 0;
      }
      const _errs12 = errors;
      if (data5 !== null) {
        (vErrors ??= []).push({instancePath:instancePath+"/adopterId",schemaPath:"#/properties/adopterId/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"});
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
        (vErrors ??= []).push({instancePath:instancePath+"/adopterId",schemaPath:"#/properties/adopterId/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"});
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
    const _errs14 = errors;
    for (const key0 in data) {
      if (!((((((key0 === "type") || (key0 === "id")) || (key0 === "tenantId")) || (key0 === "occurredAt")) || (key0 === "petId")) || (key0 === "adopterId"))) {
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
  PetAdopted.errors = vErrors;
  return errors === 0;
}

/** #/components/parameters/WebhookSignature/schema */
export function WebhookPetAdoptedXWebhookSignature(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!(pattern1.test(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^sha256=[0-9a-f]{64}$"},message:"must match pattern \"^sha256=[0-9a-f]{64}$\""});
      errors++;
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  WebhookPetAdoptedXWebhookSignature.errors = vErrors;
  return errors === 0;
}
