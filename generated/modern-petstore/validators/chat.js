// Written by Gatewright from the schemas of the API document; do not edit.
import { codePoints, duplicateItems, errorsWithin, isInt32, isInt64 } from 'gatewright/formats'
import { PetId } from './shared.js'

const instancePath = ""
const pattern0 = new RegExp("^chat_[0-9A-HJKMNP-TV-Z]{26}$", "u")
const values0 = ["system", "user", "assistant"]
const values1 = ["shop-advisor-1", "shop-advisor-1-mini"]
const values2 = ["stop", "length", null]

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
