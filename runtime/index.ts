export * from './define.ts'
export { ABI } from './contract.ts'
export type * from './contract.ts'
export { GatewayError, type Fault, type ProblemCode } from './problem.ts'
