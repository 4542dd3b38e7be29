import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { optionsOf } from '../in-memory.ts'
import { HEAD } from './large-program.ts'

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url))
const file = path('completions-program.ts')
const options = optionsOf(path('tsconfig.json'))

/** What an editor offers at `|`, save what it offers everywhere. */
const texts = { current: '' }
const service = ts.createLanguageService({
  ...{ getCompilationSettings: () => options, getScriptFileNames: () => [file], getCurrentDirectory: () => path('.') },
  getScriptVersion: name => (name === file ? texts.current : '1'),
  getScriptSnapshot: name => {
    const text = name === file ? texts.current : ts.sys.readFile(name)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  ...{ getDefaultLibFileName: ts.getDefaultLibFilePath, fileExists: ts.sys.fileExists, readFile: ts.sys.readFile },
  ...{ directoryExists: ts.sys.directoryExists, getDirectories: ts.sys.getDirectories },
})
function offered(program: string): string[] {
  const text = `${HEAD}const fargate = taskDefinition('web').fargate()\n${program}`
  texts.current = text.replace('|', '')
  const { entries = [] } = service.getCompletionsAtPosition(file, text.indexOf('|'), {}) ?? {}
  return entries.flatMap(({ kind, name }) => (kind === ts.ScriptElementKind.string ? name : []))
}

const app = "fargate.cpu(1).memory(2).container('app', c => c.image('a:1').port(3000).port(9090))"

it.each([
  ['fargate.cpu(|)', ['0.25', '0.5', '1', '2', '4', '8', '16', '32']],
  ['fargate.cpu(0.5).memory(|)', ['1', '2', '3', '4']],
  ['fargate.memory(9).cpu(|)', ['2', '4']],
  [`${app}.container('b', c => c.image('b:1').dependsOn('|'))`, ['app']],
  [`service('a').taskDefinition(${app}).target(edge, '|')`, ['app']],
  [`service('a').taskDefinition(${app}).target(edge, 'app', |)`, ['3000', '9090']],
])('%s offers what is allowed there', (program, names) => {
  expect(offered(program).sort()).toEqual([...names].sort())
})
