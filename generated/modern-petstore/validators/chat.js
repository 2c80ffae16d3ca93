// Written by Gatewright from the schemas of the API document; do not edit.
import { behind, blanks, booleanAt, codePoints, duplicateItems, errorsWithin, forget, indexAt, integerWithin, isInt32, isInt64, isNew, marked, no, nullAt, numberWithin, plainAt, stringWithin, textAmong, textBetween, texts, valueAt, wordAt } from 'gatewright/formats'
import { PetId } from './shared.js'

const instancePath = ""
const pattern0 = new RegExp("^chat_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const values0 = ["system", "user", "assistant"]
const values1 = ["shop-advisor-1", "shop-advisor-1-mini"]
const values2 = ["stop", "length", null]
const texts0 = texts(["id", "object", "created", "model", "choices", "usage", "suggestedPetIds"])
const texts1 = texts(["chat.completion"])
const texts2 = texts(["shop-advisor-1", "shop-advisor-1-mini"])
const texts3 = texts(["index", "message", "finishReason"])
const texts4 = texts(["stop", "length"])
const texts5 = texts(["model", "messages", "stream", "temperature", "maxTokens"])
const pattern1 = new RegExp("^pet_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const texts6 = texts(["promptTokens", "completionTokens", "totalTokens"])
const texts7 = texts(["role", "content", "name"])
const texts8 = texts(["system", "user", "assistant"])

/** #/components/schemas/ChatCompletion */
export function ChatCompletion(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property 'id'"});
      errors++;
    }
    if (data.object === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "object"},message:"must have required property 'object'"});
      errors++;
    }
    if (data.created === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "created"},message:"must have required property 'created'"});
      errors++;
    }
    if (data.model === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property 'model'"});
      errors++;
    }
    if (data.choices === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "choices"},message:"must have required property 'choices'"});
      errors++;
    }
    if (data.usage === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "usage"},message:"must have required property 'usage'"});
      errors++;
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!(pattern0.test(data0))) {
          (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^chat_[0-9A-HJKMNP-TV-Z]{26}$"},message:"must match pattern \"^chat_[0-9A-HJKMNP-TV-Z]{26}$\""});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/object",schemaPath:"#/properties/object/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(data1 === "chat.completion")) {
        (vErrors ??= []).push({instancePath:instancePath+"/object",schemaPath:"#/properties/object/const",keyword:"const",params:{allowedValue: "chat.completion"},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.created !== undefined) {
      let data2 = data.created;
      if (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/created",schemaPath:"#/properties/created/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 < 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/created",schemaPath:"#/properties/created/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
        if (!(isInt64(data2))) {
          (vErrors ??= []).push({instancePath:instancePath+"/created",schemaPath:"#/properties/created/format",keyword:"format",params:{format: "int64"},message:"must match format \"int64\""});
          errors++;
        }
      }
    }
    if (data.model !== undefined) {
      if (!(ChatModel(data.model))) {
        vErrors = errorsWithin(vErrors, ChatModel.errors, "/model");
        errors = vErrors.length;
      }
    }
    if (data.choices !== undefined) {
      let data4 = data.choices;
      if (Array.isArray(data4)) {
        const _errs10 = errors;
        const len0 = data4.length;
        for (let i0=0; i0<len0; i0++) {
          let data5 = data4[i0];
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            if (data5.index === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/choices/" + i0,schemaPath:"#/properties/choices/items/required",keyword:"required",params:{missingProperty: "index"},message:"must have required property 'index'"});
              errors++;
            }
            if (data5.message === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/choices/" + i0,schemaPath:"#/properties/choices/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property 'message'"});
              errors++;
            }
            if (data5.finishReason === undefined) {
              (vErrors ??= []).push({instancePath:instancePath+"/choices/" + i0,schemaPath:"#/properties/choices/items/required",keyword:"required",params:{missingProperty: "finishReason"},message:"must have required property 'finishReason'"});
              errors++;
            }
            if (data5.index !== undefined) {
              let data6 = data5.index;
              if (!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))) {
                (vErrors ??= []).push({instancePath:instancePath+"/choices/" + i0+"/index",schemaPath:"#/properties/choices/items/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
                errors++;
              }
              if (typeof data6 == "number") {
                if (data6 < 0) {
                  (vErrors ??= []).push({instancePath:instancePath+"/choices/" + i0+"/index",schemaPath:"#/properties/choices/items/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
                  errors++;
                }
              }
            }
            if (data5.message !== undefined) {
              if (!(ChatMessage(data5.message))) {
                vErrors = errorsWithin(vErrors, ChatMessage.errors, "/choices/" + i0+"/message");
                errors = vErrors.length;
              }
            }
            if (data5.finishReason !== undefined) {
              if (!(FinishReason(data5.finishReason))) {
                vErrors = errorsWithin(vErrors, FinishReason.errors, "/choices/" + i0+"/finishReason");
                errors = vErrors.length;
              }
            }
            const _errs17 = errors;
            for (const key0 in data5) {
              if (!(((key0 === "index") || (key0 === "message")) || (key0 === "finishReason"))) {
                (vErrors ??= []).push({instancePath:instancePath+"/choices/" + i0,schemaPath:"#/properties/choices/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
                errors++;
              }
              if (errors - _errs17 >= 10) {
                break;
              }
            }
          } else {
            (vErrors ??= []).push({instancePath:instancePath+"/choices/" + i0,schemaPath:"#/properties/choices/items/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
          if (errors - _errs10 >= 10) {
            break;
          }
        }
        if (data4.length > 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/choices",schemaPath:"#/properties/choices/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"});
          errors++;
        }
        if (data4.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/choices",schemaPath:"#/properties/choices/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/choices",schemaPath:"#/properties/choices/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.usage !== undefined) {
      let data9 = data.usage;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (data9.promptTokens === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/usage",schemaPath:"#/properties/usage/required",keyword:"required",params:{missingProperty: "promptTokens"},message:"must have required property 'promptTokens'"});
          errors++;
        }
        if (data9.completionTokens === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/usage",schemaPath:"#/properties/usage/required",keyword:"required",params:{missingProperty: "completionTokens"},message:"must have required property 'completionTokens'"});
          errors++;
        }
        if (data9.totalTokens === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/usage",schemaPath:"#/properties/usage/required",keyword:"required",params:{missingProperty: "totalTokens"},message:"must have required property 'totalTokens'"});
          errors++;
        }
        if (data9.promptTokens !== undefined) {
          let data10 = data9.promptTokens;
          if (!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))) {
            (vErrors ??= []).push({instancePath:instancePath+"/usage/promptTokens",schemaPath:"#/properties/usage/properties/promptTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
            errors++;
          }
          if (typeof data10 == "number") {
            if (data10 < 0) {
              (vErrors ??= []).push({instancePath:instancePath+"/usage/promptTokens",schemaPath:"#/properties/usage/properties/promptTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
              errors++;
            }
          }
        }
        if (data9.completionTokens !== undefined) {
          let data11 = data9.completionTokens;
          if (!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))) {
            (vErrors ??= []).push({instancePath:instancePath+"/usage/completionTokens",schemaPath:"#/properties/usage/properties/completionTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
            errors++;
          }
          if (typeof data11 == "number") {
            if (data11 < 0) {
              (vErrors ??= []).push({instancePath:instancePath+"/usage/completionTokens",schemaPath:"#/properties/usage/properties/completionTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
              errors++;
            }
          }
        }
        if (data9.totalTokens !== undefined) {
          let data12 = data9.totalTokens;
          if (!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))) {
            (vErrors ??= []).push({instancePath:instancePath+"/usage/totalTokens",schemaPath:"#/properties/usage/properties/totalTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
            errors++;
          }
          if (typeof data12 == "number") {
            if (data12 < 0) {
              (vErrors ??= []).push({instancePath:instancePath+"/usage/totalTokens",schemaPath:"#/properties/usage/properties/totalTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
              errors++;
            }
          }
        }
        const _errs26 = errors;
        for (const key1 in data9) {
          if (!(((key1 === "promptTokens") || (key1 === "completionTokens")) || (key1 === "totalTokens"))) {
            (vErrors ??= []).push({instancePath:instancePath+"/usage",schemaPath:"#/properties/usage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"});
            errors++;
          }
          if (errors - _errs26 >= 10) {
            break;
          }
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/usage",schemaPath:"#/properties/usage/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.suggestedPetIds !== undefined) {
      let data13 = data.suggestedPetIds;
      if (Array.isArray(data13)) {
        const _errs29 = errors;
        const len1 = data13.length;
        for (let i1=0; i1<len1; i1++) {
          if (!(PetId(data13[i1]))) {
            vErrors = errorsWithin(vErrors, PetId.errors, "/suggestedPetIds/" + i1);
            errors = vErrors.length;
          }
          if (errors - _errs29 >= 10) {
            break;
          }
        }
        const pair0 = duplicateItems(data13);
        if (pair0 !== undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/suggestedPetIds",schemaPath:"#/properties/suggestedPetIds/uniqueItems",keyword:"uniqueItems",params:{i: pair0[1], j: pair0[0]},message:"must NOT have duplicate items (items ## "+pair0[0]+" and "+pair0[1]+" are identical)"});
          errors++;
        }
        if (data13.length > 5) {
          (vErrors ??= []).push({instancePath:instancePath+"/suggestedPetIds",schemaPath:"#/properties/suggestedPetIds/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/suggestedPetIds",schemaPath:"#/properties/suggestedPetIds/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    const _errs31 = errors;
    for (const key2 in data) {
      if (!(((((((key2 === "id") || (key2 === "object")) || (key2 === "created")) || (key2 === "model")) || (key2 === "choices")) || (key2 === "usage")) || (key2 === "suggestedPetIds"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs31 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  ChatCompletion.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/ChatCompletionRequest */
export function ChatCompletionRequest(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.model === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property 'model'"});
      errors++;
    }
    if (data.messages === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "messages"},message:"must have required property 'messages'"});
      errors++;
    }
    if (data.model !== undefined) {
      if (!(ChatModel(data.model))) {
        vErrors = errorsWithin(vErrors, ChatModel.errors, "/model");
        errors = vErrors.length;
      }
    }
    if (data.messages !== undefined) {
      let data1 = data.messages;
      if (Array.isArray(data1)) {
        const _errs4 = errors;
        const len0 = data1.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(ChatMessage(data1[i0]))) {
            vErrors = errorsWithin(vErrors, ChatMessage.errors, "/messages/" + i0);
            errors = vErrors.length;
          }
          if (errors - _errs4 >= 10) {
            break;
          }
        }
        if (data1.length > 50) {
          (vErrors ??= []).push({instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.stream !== undefined) {
      if (typeof data.stream !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
    if (data.temperature !== undefined) {
      let data4 = data.temperature;
      if (typeof data4 == "number") {
        if (data4 > 2) {
          (vErrors ??= []).push({instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2"});
          errors++;
        }
        if (data4 < 0) {
          (vErrors ??= []).push({instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.maxTokens !== undefined) {
      let data5 = data.maxTokens;
      if (!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if (typeof data5 == "number") {
        if (data5 > 4096) {
          (vErrors ??= []).push({instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"});
          errors++;
        }
        if (data5 < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
        if (!(isInt32(data5))) {
          (vErrors ??= []).push({instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/format",keyword:"format",params:{format: "int32"},message:"must match format \"int32\""});
          errors++;
        }
      }
    }
    const _errs12 = errors;
    for (const key0 in data) {
      if (!(((((key0 === "model") || (key0 === "messages")) || (key0 === "stream")) || (key0 === "temperature")) || (key0 === "maxTokens"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
      if (errors - _errs12 >= 10) {
        break;
      }
    }
  } else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  ChatCompletionRequest.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/ChatMessage */
function ChatMessage(data) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.role === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property 'role'"});
      errors++;
    }
    if (data.content === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"},message:"must have required property 'content'"});
      errors++;
    }
    if (data.role !== undefined) {
      let data0 = data.role;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if (!(((data0 === "system") || (data0 === "user")) || (data0 === "assistant"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: values0},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.content !== undefined) {
      let data1 = data.content;
      if (typeof data1 === "string") {
        if (data1.length > 8000 && codePoints(data1) > 8000) {
          (vErrors ??= []).push({instancePath:instancePath+"/content",schemaPath:"#/properties/content/maxLength",keyword:"maxLength",params:{limit: 8000},message:"must NOT have more than 8000 characters"});
          errors++;
        }
        if (data1.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/content",schemaPath:"#/properties/content/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      } else {
        (vErrors ??= []).push({instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if ((typeof data2 !== "string") && (data2 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
        errors++;
      }
      if (typeof data2 === "string") {
        if (data2.length > 64 && codePoints(data2) > 64) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"});
          errors++;
        }
        if (data2.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
    }
    const _errs6 = errors;
    for (const key0 in data) {
      if (!(((key0 === "role") || (key0 === "content")) || (key0 === "name"))) {
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
  ChatMessage.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/ChatModel */
function ChatModel(data) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  if (!((data === "shop-advisor-1") || (data === "shop-advisor-1-mini"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: values1},message:"must be equal to one of the allowed values"});
    errors++;
  }
  ChatModel.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/FinishReason */
function FinishReason(data) {
  let vErrors = null;
  let errors = 0;
  if ((typeof data !== "string") && (data !== null)) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: ["string", "null"]},message:"must be string or null"});
    errors++;
  }
  if (!(((data === "stop") || (data === "length")) || (data === null))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: values2},message:"must be equal to one of the allowed values"});
    errors++;
  }
  FinishReason.errors = vErrors;
  return errors === 0;
}

/** #/components/schemas/ChatCompletion */
function acceptChatCompletion(json, at, last, depth) {
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
        case 1: if (at + 7 < last && wordAt(json, at + 1) === 1701470831 && json[at + 5] === 99 && json[at + 6] === 116 && json[at + 7] === 34) { member = 1; end = at + 8; } break;
        case 2: if (at + 8 < last && wordAt(json, at + 1) === 1634038371 && wordAt(json, at + 5) === 577004916) { member = 2; end = at + 9; } break;
        case 3: if (at + 6 < last && wordAt(json, at + 1) === 1701080941 && json[at + 5] === 108 && json[at + 6] === 34) { member = 3; end = at + 7; } break;
        case 4: if (at + 8 < last && wordAt(json, at + 1) === 1768908899 && wordAt(json, at + 5) === 577987939) { member = 4; end = at + 9; } break;
        case 5: if (at + 6 < last && wordAt(json, at + 1) === 1734439797 && json[at + 5] === 101 && json[at + 6] === 34) { member = 5; end = at + 7; } break;
        case 6: if (at + 16 < last && wordAt(json, at + 1) === 1734833523 && wordAt(json, at + 5) === 1702130533 && wordAt(json, at + 9) === 1952796772 && wordAt(json, at + 13) === 577987657) { member = 6; end = at + 17; } break;
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
      case 1: at = textAmong(texts1, json, at, last); break;
      case 2: at = integerWithin(json, at, 0, 9223372036854776000); break;
      case 3: at = textAmong(texts2, json, at, last); break;
      case 4: at = acceptChatCompletionChoices(json, at, last, depth - 1); break;
      case 5: at = acceptChatCompletionUsage(json, at, last, depth - 1); break;
      case 6: at = acceptChatCompletionSuggestedPetIds(json, at, last, depth - 1); break;
      default: at = acceptChatCompletionId(json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 63) === 63 ? at + 1 : no;
}

/** #/components/schemas/ChatCompletion */
function acceptChatCompletionChoices(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return no;
  for (;;) {
    at = acceptChatCompletionChoicesItem(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 1 ? at + 1 : no;
}

/** #/components/schemas/ChatCompletion */
function acceptChatCompletionChoicesItem(json, at, last, depth) {
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
        case 0: if (at + 6 < last && wordAt(json, at + 1) === 1701080681 && json[at + 5] === 120 && json[at + 6] === 34) { member = 0; end = at + 7; } break;
        case 1: if (at + 8 < last && wordAt(json, at + 1) === 1936942445 && wordAt(json, at + 5) === 577070945) { member = 1; end = at + 9; } break;
        case 2: if (at + 13 < last && wordAt(json, at + 1) === 1768843622 && wordAt(json, at + 5) === 1699899507 && wordAt(json, at + 9) === 1852797793 && json[at + 13] === 34) { member = 2; end = at + 14; } break;
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
      case 1: at = acceptChatMessage(json, at, last, depth - 1); break;
      case 2: at = json[at] === 110 ? nullAt(json, at) : textAmong(texts4, json, at, last); break;
      default: at = integerWithin(json, at, 0, Infinity);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 7) === 7 ? at + 1 : no;
}

/** #/components/schemas/ChatCompletion */
function acceptChatCompletionId(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern0.test(text) ? end : no;
}

/** #/components/schemas/ChatCompletionRequest */
function acceptChatCompletionRequest(json, at, last, depth) {
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
        case 0: if (at + 6 < last && wordAt(json, at + 1) === 1701080941 && json[at + 5] === 108 && json[at + 6] === 34) { member = 0; end = at + 7; } break;
        case 1: if (at + 9 < last && wordAt(json, at + 1) === 1936942445 && wordAt(json, at + 5) === 1936025441 && json[at + 9] === 34) { member = 1; end = at + 10; } break;
        case 2: if (at + 7 < last && wordAt(json, at + 1) === 1701999731 && json[at + 5] === 97 && json[at + 6] === 109 && json[at + 7] === 34) { member = 2; end = at + 8; } break;
        case 3: if (at + 12 < last && wordAt(json, at + 1) === 1886217588 && wordAt(json, at + 5) === 1952543333 && wordAt(json, at + 9) === 577073781) { member = 3; end = at + 13; } break;
        case 4: if (at + 10 < last && wordAt(json, at + 1) === 1417175405 && wordAt(json, at + 5) === 1852140399 && json[at + 9] === 115 && json[at + 10] === 34) { member = 4; end = at + 11; } break;
      }
    }
    if (member < 0) {
      member = indexAt(texts5, json, at, last, no);
      if (member < 0) return no;
      end = behind(texts5, member, at);
    }
    next = member + 1;
    const bit = 1 << member;
    if ((seen & bit) !== 0) return no;
    seen |= bit;
    at = valueAt(json, end, last);
    switch (member) {
      case 1: at = acceptChatCompletionRequestMessages(json, at, last, depth - 1); break;
      case 2: at = booleanAt(json, at); break;
      case 3: at = numberWithin(json, at, 0, 2); break;
      case 4: at = integerWithin(json, at, 1, 4096); break;
      default: at = textAmong(texts2, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

/** #/components/schemas/ChatCompletionRequest */
function acceptChatCompletionRequestMessages(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  at = blanks(json, at + 1);
  if (json[at] === 93) return no;
  for (;;) {
    at = acceptChatMessage(json, at, last, depth - 1);
    if (at > last) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 93 && count <= 50 ? at + 1 : no;
}

/** #/components/schemas/ChatCompletion */
function acceptChatCompletionSuggestedPetIds(json, at, last, depth) {
  if (depth === 0 || json[at] !== 91) return no;
  let count = 0;
  const floor = marked();
  at = blanks(json, at + 1);
  if (json[at] === 93) return at + 1;
  for (;;) {
    const from = at;
    at = json[at] === 34 ? acceptChatCompletionSuggestedPetIdsItem(json, at, last) : no;
    if (at > last || !isNew(json, from, at, floor)) return no;
    count++;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  forget(floor);
  return json[at] === 93 && count <= 5 ? at + 1 : no;
}

/** #/components/schemas/ChatCompletion */
function acceptChatCompletionSuggestedPetIdsItem(json, at, last, depth) {
  const end = plainAt(json, at, last);
  if (end > last) return no;
  const text = textBetween(json, at + 1, end - 1);
  return pattern1.test(text) ? end : no;
}

/** #/components/schemas/ChatCompletion */
function acceptChatCompletionUsage(json, at, last, depth) {
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
        case 0: if (at + 13 < last && wordAt(json, at + 1) === 1836020336 && wordAt(json, at + 5) === 1867805808 && wordAt(json, at + 9) === 1936614763 && json[at + 13] === 34) { member = 0; end = at + 14; } break;
        case 1: if (at + 17 < last && wordAt(json, at + 1) === 1886220131 && wordAt(json, at + 5) === 1769235820 && wordAt(json, at + 9) === 1867804271 && wordAt(json, at + 13) === 1936614763 && json[at + 17] === 34) { member = 1; end = at + 18; } break;
        case 2: if (at + 12 < last && wordAt(json, at + 1) === 1635020660 && wordAt(json, at + 5) === 1802458220 && wordAt(json, at + 9) === 577990245) { member = 2; end = at + 13; } break;
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
    at = integerWithin(json, at, 0, Infinity);
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 7) === 7 ? at + 1 : no;
}

/** #/components/schemas/ChatMessage */
function acceptChatMessage(json, at, last, depth) {
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
        case 0: if (at + 5 < last && wordAt(json, at + 1) === 1701605234 && json[at + 5] === 34) { member = 0; end = at + 6; } break;
        case 1: if (at + 8 < last && wordAt(json, at + 1) === 1953394531 && wordAt(json, at + 5) === 578055781) { member = 1; end = at + 9; } break;
        case 2: if (at + 5 < last && wordAt(json, at + 1) === 1701667182 && json[at + 5] === 34) { member = 2; end = at + 6; } break;
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
      case 1: at = stringWithin(json, at, last, 1, 8000); break;
      case 2: at = json[at] === 110 ? nullAt(json, at) : stringWithin(json, at, last, 1, 64); break;
      default: at = textAmong(texts8, json, at, last);
    }
    if (at > last) return no;
    at = blanks(json, at);
    if (json[at] !== 44) break;
    at = blanks(json, at + 1);
  }
  return json[at] === 125 && (seen & 3) === 3 ? at + 1 : no;
}

ChatCompletion.accept = acceptChatCompletion
ChatCompletionRequest.accept = acceptChatCompletionRequest
