import type { Declare, DeclaredMembers } from '../contract.ts'

/** What schemas have said of the objects in one value. */
export class Declared implements DeclaredMembers {
  /** The names that are declared, by object; null where all are. */
  private readonly known = new Map<object, ReadonlySet<string>[] | null>()
  private readonly asking = new Map<object, ReadonlySet<string>[]>()
  private readonly asked = new Map<object, Declare[]>()

  members(object: object, names: ReadonlySet<string>): void {
    const known = this.known.get(object)
    if (known === undefined) this.known.set(object, [names])
    else if (known !== null) known.push(names)
  }

  member(object: object, name: string): void {
    this.members(object, new Set([name]))
  }

  demanded(object: object, names: ReadonlySet<string>): void {
    const known = this.asking.get(object)
    if (known === undefined) this.asking.set(object, [names])
    else known.push(names)
  }

  all(object: object): void {
    this.known.set(object, null)
  }

  first(value: object, by: Declare): boolean {
    const asked = this.asked.get(value)
    if (asked === undefined) this.asked.set(value, [by])
    else if (asked.includes(by)) return false
    else asked.push(by)
    return true
  }

  /** The members that no schema declares, by their object; null where there are none. Objects of which nothing was said have none. */
  undeclared(): ReadonlyMap<object, ReadonlySet<string>> | null {
    let found: Map<object, ReadonlySet<string>> | null = null
    for (const [object, declared] of this.known) {
      if (declared === null || Array.isArray(object)) continue
      const demanded = this.asking.get(object)
      const names = Object.keys(object).filter((name) => !declared.some((set) => set.has(name)) && demanded?.some((set) => set.has(name)) !== true)
      if (names.length > 0) (found ??= new Map()).set(object, new Set(names))
    }
    return found
  }
}
