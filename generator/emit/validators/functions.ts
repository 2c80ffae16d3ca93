import { createAcceptorSet } from './acceptors/acceptor-set.ts'
import { createFunctionCompiler } from './function-compiler.ts'
import type { CompiledFunction, FunctionCompiler, RewrittenSchema } from './function-compiler.ts'
import { printDeclared } from './declared-code.ts'
import { printEvaluated } from './evaluated-code.ts'
import { heirsOf } from './heirs.ts'
import { createNames, nameOfPointer } from './names.ts'
import { rewriteSchema } from './rewrite-schema.ts'
import type { RewriteHost, Sense } from './rewrite-schema.ts'
import { asObject } from './schema-graph.ts'
import type { Located, SchemaGraph } from './schema-graph.ts'
import type { Direction, SchemaFacts } from './schema-facts.ts'

/** One function to be printed. */
export interface ValidatorFunction extends CompiledFunction {
  readonly name: string
  /** Where its schema stands, for the comment. */
  readonly origin: string
  /** `mark`: it only marks what a schema evaluates; `declare`: it tells what a schema declares; `accept`: it accepts text. */
  readonly kind: 'validate' | 'mark' | 'declare' | 'accept'
  /** The name of the acceptor beside a validator. */
  readonly acceptor?: string
}

/** Makes the functions for slots and for whatever they refer to. */
export interface FunctionSet {
  /** The name of the function for a slot; equal schemas get one function. */
  addSlot(name: string, located: Located, direction: Direction): string
  /** The name of the function that tells what the slot's schema declares of a value's members; null where it declares none. */
  addDeclared(located: Located, direction: Direction): string | null
  /**
   * Compiles everything that was asked for, with acceptors for those of `accepting` that can have one. Which functions there are and
   * their names depend on the order of slots only.
   */
  compileAll(accepting?: readonly string[]): ReadonlyMap<string, ValidatorFunction>
}

interface Task {
  readonly name: string
  readonly origin: string
  readonly located: Located
  readonly sense: Sense
  /** Absent for functions that validate. */
  readonly marks?: { readonly kind: 'properties' | 'items'; readonly whole: boolean }
  /** For functions that tell what is declared. */
  readonly declares?: true
  readonly rewritten?: RewrittenSchema
}

const nothing: ReadonlySet<string> = new Set()
const nowhere: ReadonlyMap<string, Located> = new Map()

/**
 * Keeps the list of functions to compile. A schema that is referred to becomes one function for each sense in which it is
 * meant; references are calls by name, so that recursion needs no care and chains of references no stack.
 */
export function createFunctionSet(options: {
  graph: SchemaGraph
  facts: SchemaFacts
  acceptPattern: RewriteHost['acceptPattern']
  report: RewriteHost['report']
  /** The document's named schemas. */
  components: readonly Located[]
}): FunctionSet {
  const { graph, facts, components } = options
  const names = createNames()
  const tasks: Task[] = []
  const bySense = new Map<unknown, Map<string, string>>()
  const slotsByContent = new Map<string, string>()
  const schemas = new Map<string, RewrittenSchema>()
  const ids = new Map<unknown, number>()
  const idOf = (value: unknown): number => ids.get(value) ?? ids.set(value, ids.size).size - 1

  /** Takes from a sense all that makes no difference to the schema. */
  const relevant = (located: Located, sense: Sense): Sense => {
    const schema = asObject(located.schema)
    if (!schema) return { exempt: nothing, dynamic: nowhere }
    const { direction } = sense
    let exempt = nothing
    if (sense.exempt.size > 0 && direction) {
      const demanded = facts.demandedNames(located)
      const refused = facts.refusedNames(located, direction)
      exempt = new Set([...sense.exempt].filter((name) => demanded.has(name) && !refused.has(name)).sort())
    }
    const matters = direction !== undefined && (exempt.size > 0 || facts.isDirectional(schema))
    const open = sense.open && (facts.isClosing(schema) || (matters && facts.isDirectional(schema)))
    return { ...(matters ? { direction } : {}), exempt, ...(open ? { open } : {}), dynamic: facts.isDynamic(schema) ? sense.dynamic : nowhere }
  }
  const keyOf = (sense: Sense, kind: string): string => {
    const dynamic = [...sense.dynamic].map(([anchor, target]) => `${anchor}=${idOf(target.schema)}`).sort()
    return JSON.stringify([kind, sense.direction ?? '', [...sense.exempt], dynamic, ...(sense.open ? ['open'] : [])])
  }
  const request = (located: Located, sense: Sense, kind: string, wanted: string, task: Pick<Task, 'marks' | 'declares'> = {}): string => {
    const key = keyOf(sense, kind)
    const known = bySense.get(located.schema) ?? new Map<string, string>()
    bySense.set(located.schema, known)
    const found = known.get(key)
    if (found !== undefined) return found
    const name = names.take(wanted)
    known.set(key, name)
    tasks.push({ name, origin: `#${located.pointer}${sense.open ? ', with whatever else is there' : ''}${task.declares ? ': what it declares' : ''}`, located, sense, ...task })
    return name
  }
  const baseName = (located: Located, sense: Sense): string =>
    `${nameOfPointer(located.pointer)}${sense.direction === 'request' ? 'Request' : ''}${sense.open ? 'Open' : ''}`
  const call: RewriteHost['call'] = (target, sense) => {
    const meant = relevant(target, sense)
    return request(target, meant, 'validate', baseName(target, meant))
  }
  const evaluated = (kind: 'properties' | 'items', located: Located, sense: Sense, whole: boolean): string => {
    const meant = relevant(located, sense)
    const suffix = kind === 'items' ? 'EvaluatedItems' : 'EvaluatedProperties'
    return request(located, meant, `${kind} ${whole}`, `${baseName(located, meant)}${suffix}`, { marks: { kind, whole } })
  }
  const declared = (located: Located, sense: Sense): string => {
    const meant = relevant(located, sense)
    return request(located, meant, 'declared', `${baseName(located, meant)}Declared`, { declares: true })
  }
  const host: RewriteHost = {
    graph, facts, call, acceptPattern: options.acceptPattern, report: options.report,
    evaluated: (kind, located, sense) => evaluated(kind, located, sense, false),
  }

  const compile = (compiler: FunctionCompiler, { name, located, sense, marks, declares, rewritten }: Task): CompiledFunction => {
    if (declares) {
      return compiler.write((parts) => printDeclared({
        graph, facts, parts, call, declared,
        evaluated: (kind, inner, within) => evaluated(kind, inner, within, false),
        heirs: (base) => heirsOf(graph, facts, components, base),
      }, name, located, sense))
    }
    if (marks) {
      return compiler.write((parts) => printEvaluated(
        { graph, facts, parts, call, evaluated: (kind, inner, within) => evaluated(kind, inner, within, true) },
        name, marks.kind, located, sense, marks.whole,
      ))
    }
    const schema = asObject(located.schema)
    const meant = rewritten ?? rewriteSchema(host, located, sense)
    schemas.set(name, meant)
    return compiler.compile(name, meant, schema !== undefined && facts.isReentrant(schema))
  }
  return {
    addSlot(wanted, located, direction) {
      const { target, broken } = facts.follow(located)
      if (broken) {
        const [code, message] = broken.loop
          ? ['ref-loop', `\`$ref\` leads round in a circle and never to a schema: ${broken.ref}`] as const
          : ['ref-unresolved', `\`$ref\` leads nowhere: ${broken.ref}`] as const
        options.report(code, broken.at, message)
      }
      const sense: Sense = { direction, exempt: nothing, dynamic: nowhere }
      if (target.schema !== located.schema && asObject(target.schema)) return call(target, sense)
      const rewritten = rewriteSchema(host, target, relevant(target, sense))
      const content = JSON.stringify(rewritten)
      const found = slotsByContent.get(content)
      if (found !== undefined) return found
      const name = names.take(wanted)
      slotsByContent.set(content, name)
      tasks.push({ name, origin: located.pointer === '' ? wanted : `#${located.pointer}`, located: target, sense, rewritten })
      return name
    },
    addDeclared(located, direction) {
      const { target } = facts.follow(located)
      const schema = asObject(target.schema)
      return schema && facts.isDeclaring(schema) ? declared(target, { direction, exempt: nothing, dynamic: nowhere }) : null
    },
    compileAll(accepting = []) {
      const compiler = createFunctionCompiler()
      const functions = new Map<string, ValidatorFunction>()
      // The list grows while it is walked.
      for (const task of tasks) {
        const { name, origin, marks, declares, located } = task
        let made: CompiledFunction
        try {
          made = compile(compiler, task)
        } catch (error) {
          // Ajv throws where it meets something that the shapes of keywords let through. An error stops the run, so the
          // function that refuses everything is never used, but the other functions can still be looked at.
          options.report('schema-uncompilable', located.pointer, `the schema cannot be compiled: ${error instanceof Error ? error.message : String(error)}`)
          made = marks || declares ? compiler.write(() => `function ${name}(){\n}`) : compiler.compile(name, false, false)
        }
        functions.set(name, { ...made, name, origin, kind: marks ? 'mark' : declares ? 'declare' : 'validate' })
      }
      const acceptors = createAcceptorSet({ names, compiler, schemaOf: (name) => schemas.get(name), originOf: (name) => functions.get(name)?.origin ?? name })
      for (const name of accepting) {
        const acceptor = acceptors.add(name)
        if (acceptor !== undefined) functions.set(name, { ...functions.get(name)!, acceptor })
      }
      for (const acceptor of acceptors.functions().values()) functions.set(acceptor.name, { ...acceptor, kind: 'accept' })
      return functions
    },
  }
}
