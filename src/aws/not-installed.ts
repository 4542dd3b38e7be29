import { PlanError } from '../errors.ts'

/** What is thrown where a package is not there that only some programs need: told before anything is changed. */
export const notInstalled =
  (name: string, what: string) =>
  (error: unknown): never => {
    const isMissing = error instanceof Error && 'code' in error && /MODULE_NOT_FOUND$/.test(String(error.code))
    if (!isMissing || !error.message.includes(name)) throw error
    throw new PlanError('package.missing', {
      message: `${what} needs the package ${name}, which is not installed`,
      fix: `Install it beside fluent-ecs: npm install ${name}`,
      cause: error,
    })
  }
