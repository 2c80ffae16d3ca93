// Written by Gatewright from the schemas of the API document; do not edit.
import { behind, blanks, codePoints, dateTimeAt, errorsWithin, indexAt, isDateTime, isUuid, no, nullAt, plainAt, stringWithin, tagAt, textAmong, textBetween, texts, uuidAt, valueAt, wordAt } from 'gatewright/formats'
import { Money, OrderId, PetId, Species, UserId, acceptMoney, acceptOrderId, acceptPetId, acceptUserId } from './shared.js'

const instancePath = ""
const pattern0 = new RegExp("^evt_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const pattern1 = new RegExp("^sha256=[0-9a-f]{64}$", "u")
const texts0 = texts(["type", "id", "tenantId", "occurredAt", "petId", "name", "species", "price"])
const texts1 = texts(["pet.available"])
const texts2 = texts(["cat", "dog", "rabbit", "bird", "reptile", "other"])
const texts3 = texts(["type", "id", "occurredAt", "orderId", "reason"])
const texts4 = texts(["order.cancelled"])
const texts5 = texts(["type"])
const texts6 = texts(["order.paid", "order.shipped", "order.cancelled"])
const texts7 = texts(["type", "id", "occurredAt", "orderId", "amount"])
const texts8 = texts(["order.paid"])
const texts9 = texts(["type", "id", "occurredAt", "orderId", "carrier"])
const texts10 = texts(["order.shipped"])
const texts11 = texts(["type", "id", "tenantId", "occurredAt", "petId", "adopterId"])
const texts12 = texts(["pet.adopted"])

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

/** #/components/schemas/EventId */
function acceptEventId(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern0.test(text) ? end : no;
}

/** #/components/schemas/NewPetAvailable */
function acceptNewPetAvailable(json, at, last, depth) {
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
        case 1: if (at + 3 < last && json[at + 1] === 105 && json[at + 2] === 100 && json[at + 3] === 34) { member = 1; end = at + 4; } break;
        case 2: if (at + 9 < last && wordAt(json, at + 1) === 1634624884 && wordAt(json, at + 5) === 1682535534 && json[at + 9] === 34) { member = 2; end = at + 10; } break;
        case 3: if (at + 11 < last && wordAt(json, at + 1) === 1969447791 && wordAt(json, at + 5) === 1684370034 && json[at + 9] === 65 && json[at + 10] === 116 && json[at + 11] === 34) { member = 3; end = at + 12; } break;
        case 4: if (at + 6 < last && wordAt(json, at + 1) === 1232364912 && json[at + 5] === 100 && json[at + 6] === 34) { member = 4; end = at + 7; } break;
        case 5: if (at + 5 < last && wordAt(json, at + 1) === 1701667182 && json[at + 5] === 34) { member = 5; end = at + 6; } break;
        case 6: if (at + 8 < last && wordAt(json, at + 1) === 1667592307 && wordAt(json, at + 5) === 577987945) { member = 6; end = at + 9; } break;
        case 7: if (at + 6 < last && wordAt(json, at + 1) === 1667854960 && json[at + 5] === 101 && json[at + 6] === 34) { member = 7; end = at + 7; } break;
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
      case 1: at = acceptEventId(json, at, last); break;
      case 2: at = uuidAt(json, at, last); break;
      case 3: at = dateTimeAt(json, at, last); break;
      case 4: at = acceptPetId(json, at, last); break;
      case 5: at = stringWithin(json, at, last, 1, 80); break;
      case 6: at = textAmong(texts2, json, at, last); break;
      case 7: at = acceptMoney(json, at, last, depth - 1); break;
      default: at = textAmong(texts1, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 255) === 255 ? at + 1 : no;
}

/** #/components/schemas/OrderCancelled */
function acceptOrderCancelled(json, at, last, depth) {
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
        case 1: if (at + 3 < last && json[at + 1] === 105 && json[at + 2] === 100 && json[at + 3] === 34) { member = 1; end = at + 4; } break;
        case 2: if (at + 11 < last && wordAt(json, at + 1) === 1969447791 && wordAt(json, at + 5) === 1684370034 && json[at + 9] === 65 && json[at + 10] === 116 && json[at + 11] === 34) { member = 2; end = at + 12; } break;
        case 3: if (at + 8 < last && wordAt(json, at + 1) === 1701081711 && wordAt(json, at + 5) === 576997746) { member = 3; end = at + 9; } break;
        case 4: if (at + 7 < last && wordAt(json, at + 1) === 1935762802 && json[at + 5] === 111 && json[at + 6] === 110 && json[at + 7] === 34) { member = 4; end = at + 8; } break;
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
      case 1: at = acceptEventId(json, at, last); break;
      case 2: at = dateTimeAt(json, at, last); break;
      case 3: at = acceptOrderId(json, at, last); break;
      case 4: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 0, 500); break;
      default: at = textAmong(texts4, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 31) === 31 ? at + 1 : no;
}

/** #/components/schemas/OrderEvent */
function acceptOrderEvent(json, at, last, depth) {
  if (depth === 0 || json[at] !== 123) return no;
  switch (tagAt(json, at, last, texts5, texts6)) {
    case 0: return acceptOrderPaid(json, at, last, depth);
    case 1: return acceptOrderShipped(json, at, last, depth);
    case 2: return acceptOrderCancelled(json, at, last, depth);
    default: return no;
  }
}

/** #/components/schemas/OrderPaid */
function acceptOrderPaid(json, at, last, depth) {
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
        case 1: if (at + 3 < last && json[at + 1] === 105 && json[at + 2] === 100 && json[at + 3] === 34) { member = 1; end = at + 4; } break;
        case 2: if (at + 11 < last && wordAt(json, at + 1) === 1969447791 && wordAt(json, at + 5) === 1684370034 && json[at + 9] === 65 && json[at + 10] === 116 && json[at + 11] === 34) { member = 2; end = at + 12; } break;
        case 3: if (at + 8 < last && wordAt(json, at + 1) === 1701081711 && wordAt(json, at + 5) === 576997746) { member = 3; end = at + 9; } break;
        case 4: if (at + 7 < last && wordAt(json, at + 1) === 1970236769 && json[at + 5] === 110 && json[at + 6] === 116 && json[at + 7] === 34) { member = 4; end = at + 8; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts7, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts7, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = acceptEventId(json, at, last); break;
      case 2: at = dateTimeAt(json, at, last); break;
      case 3: at = acceptOrderId(json, at, last); break;
      case 4: at = acceptMoney(json, at, last, depth - 1); break;
      default: at = textAmong(texts8, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 31) === 31 ? at + 1 : no;
}

/** #/components/schemas/OrderShipped */
function acceptOrderShipped(json, at, last, depth) {
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
        case 1: if (at + 3 < last && json[at + 1] === 105 && json[at + 2] === 100 && json[at + 3] === 34) { member = 1; end = at + 4; } break;
        case 2: if (at + 11 < last && wordAt(json, at + 1) === 1969447791 && wordAt(json, at + 5) === 1684370034 && json[at + 9] === 65 && json[at + 10] === 116 && json[at + 11] === 34) { member = 2; end = at + 12; } break;
        case 3: if (at + 8 < last && wordAt(json, at + 1) === 1701081711 && wordAt(json, at + 5) === 576997746) { member = 3; end = at + 9; } break;
        case 4: if (at + 8 < last && wordAt(json, at + 1) === 1920098659 && wordAt(json, at + 5) === 577922409) { member = 4; end = at + 9; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts9, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts9, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = acceptEventId(json, at, last); break;
      case 2: at = dateTimeAt(json, at, last); break;
      case 3: at = acceptOrderId(json, at, last); break;
      case 4: at = stringWithin(json, at, last, 1, 80); break;
      default: at = textAmong(texts10, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 31) === 31 ? at + 1 : no;
}

/** #/components/schemas/PetAdopted */
function acceptPetAdopted(json, at, last, depth) {
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
        case 1: if (at + 3 < last && json[at + 1] === 105 && json[at + 2] === 100 && json[at + 3] === 34) { member = 1; end = at + 4; } break;
        case 2: if (at + 9 < last && wordAt(json, at + 1) === 1634624884 && wordAt(json, at + 5) === 1682535534 && json[at + 9] === 34) { member = 2; end = at + 10; } break;
        case 3: if (at + 11 < last && wordAt(json, at + 1) === 1969447791 && wordAt(json, at + 5) === 1684370034 && json[at + 9] === 65 && json[at + 10] === 116 && json[at + 11] === 34) { member = 3; end = at + 12; } break;
        case 4: if (at + 6 < last && wordAt(json, at + 1) === 1232364912 && json[at + 5] === 100 && json[at + 6] === 34) { member = 4; end = at + 7; } break;
        case 5: if (at + 10 < last && wordAt(json, at + 1) === 1886348385 && wordAt(json, at + 5) === 1232233844 && json[at + 9] === 100 && json[at + 10] === 34) { member = 5; end = at + 11; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts11, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts11, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = acceptEventId(json, at, last); break;
      case 2: at = uuidAt(json, at, last); break;
      case 3: at = dateTimeAt(json, at, last); break;
      case 4: at = acceptPetId(json, at, last); break;
      case 5: at = json[at] === 110 ? nullAt(json, at) : acceptUserId(json, at, last); break;
      default: at = textAmong(texts12, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 63) === 63 ? at + 1 : no;
}

NewPetAvailable.accept = acceptNewPetAvailable
OrderEvent.accept = acceptOrderEvent
PetAdopted.accept = acceptPetAdopted
