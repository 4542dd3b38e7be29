import * as library from 'fluent-ecs'
import ts from 'typescript'
import { fencesOf } from './code-samples.ts'
import { textOf } from './source-files.ts'

/** The stack that the first program of the README deploys, with the images of this version. */
export async function readmeProgram(version = '1.4.2'): Promise<library.Stack> {
  const code = fencesOf('README.md', textOf('README.md'))[0]?.code ?? ''
  const given: library.Stack[] = []
  const deploy = async (program: library.Stack) => given.push(program)
  const scope = { ...library, deploy, console: { log() {} } }
  const body = code.replace(/^import .*/, '').replaceAll('1.4.2', version)
  const script = ts.transpile(`return (async () => {${body}})()`, { target: ts.ScriptTarget.ES2022 })
  await new Function(...Object.keys(scope), script)(...Object.values(scope))
  const [program] = given
  if (!program) throw new Error('The first program of the README deploys nothing')
  return program
}
