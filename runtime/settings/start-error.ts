/** Why a gateway cannot be served: every reason at once, each with what to do. The message is made for a terminal. */
export class StartError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(renderProblems(problems))
    this.name = 'StartError'
    this.problems = problems
  }
}

function renderProblems(problems: readonly string[]): string {
  const heading = problems.length === 1 ? 'The gateway cannot start.' : `The gateway cannot start, for ${problems.length} reasons.`
  return [heading, ...problems.map((problem) => problem.split('\n').map((line) => `  ${line}`).join('\n'))].join('\n\n')
}
