import type { Stack } from '../../src/index.ts'

/** The errors of a program, each as its code and what it says. */
export const errorsOf = (program: Stack): readonly string[] =>
  program
    .issues()
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`)
