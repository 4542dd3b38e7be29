import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, promise, root, table } from './process.ts'
import { installed, versioned } from './sizes.ts'
import { CDK, OURS, programOf, SUBJECTS } from './subjects.ts'
import { COMPILER_OPTIONS } from './type-checks.ts'

const ROUNDS = 3
const SERVICES = 10
/** Above an empty program. */
const LOAD_MILLISECONDS = 250
const CAUSE = 'the declarations, of which half are documentation'
const EMPTY = '(empty program)'

interface Project {
  /** What a project with this library alone installs. */
  readonly packages: readonly string[]
  /** Where a name of it is completed. */
  readonly completed: string
}

const PROJECTS: Readonly<Record<string, Project>> = {
  [EMPTY]: { packages: [], completed: `''.` },
  [OURS]: { packages: [], completed: `taskDefinition('last').` },
  'AWS SDK inputs': { packages: ['@aws-sdk/client-ecs'].map(versioned), completed: 's0.' },
  [CDK]: { packages: ['aws-cdk-lib', 'constructs'].map(versioned), completed: 's0.' },
  '@pulumi/awsx': { packages: ['@pulumi/awsx', '@pulumi/aws', '@pulumi/pulumi'].map(versioned), completed: 's0.' },
}

/**
 * How long the language server takes to load a program of ten services, and to complete a name in it. Each library is in
 * a project of its own: the server watches all of `node_modules`.
 */
export async function editor(tarball: string): Promise<string> {
  const runs = new Map<string, number[][]>()
  const folders = Object.entries(PROJECTS).map(
    ([name, { packages }]) => [name, installed(name === OURS ? [tarball] : packages)] as const,
  )
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, folder] of folders) runs.set(name, [...(runs.get(name) ?? []), await session(name, folder)])
  }
  for (const [, folder] of folders) rmSync(folder, { recursive: true })
  const column = (name: string, at: number) => Math.round(median((runs.get(name) ?? []).map(run => run[at] ?? 0)))
  const rows = [...runs.keys()].map(name => [name, ...[0, 1, 2, 3].map(at => column(name, at))])
  return [
    table([['library', 'project load, ms', 'first completion, ms', 'after an edit, ms', 'names offered'], ...rows]),
    promise(
      'The language server loads a project, above an empty program, in',
      ...([column(OURS, 0) - column(EMPTY, 0), LOAD_MILLISECONDS, 'ms', CAUSE] as const),
    ),
  ].join('\n\n')
}

async function session(name: string, folder: string): Promise<number[]> {
  const completion = PROJECTS[name]?.completed ?? ''
  const file = join(folder, 'program.mts')
  const subject = SUBJECTS[name]
  const program = subject ? programOf(subject, SERVICES) : 'export {}\n'
  const text = `${program}${completion}`
  writeFileSync(file, text)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: ['program.mts'] }),
  )
  const server = new Server(folder)
  try {
    const line = text.split('\n').length
    const offset = completion.length + 1
    // The server itself is up before the project is opened, as in an editor
    await server.ask('configure', {})
    const started = performance.now()
    server.tell('open', { file })
    await server.ask('projectInfo', { file, needFileNameList: false })
    const loaded = performance.now()
    const completed = await server.ask('completionInfo', { file, line, offset })
    const first = performance.now()
    server.tell('change', { file, line: line - 1, offset: 1, endLine: line - 1, endOffset: 1, insertString: ' ' })
    await server.ask('completionInfo', { file, line, offset })
    return [loaded - started, first - loaded, performance.now() - first, completed.body?.entries?.length ?? 0]
  } finally {
    server.stop()
  }
}

interface Answer {
  readonly type: string
  readonly request_seq?: number
  readonly body?: { readonly entries?: readonly unknown[] }
}

/** A language server of TypeScript, in a process of its own. */
class Server {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #sent = 0

  constructor(cwd: string) {
    const script = join(root, 'node_modules/typescript60/lib/tsserver.js')
    const flags = ['--disableAutomaticTypingAcquisition']
    this.#process = spawn(process.execPath, [script, ...flags], { cwd, stdio: ['pipe', 'pipe', 'ignore'] })
    let rest = ''
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('{')) this.#hear(JSON.parse(line) as Answer)
    })
  }

  #hear(answer: Answer): void {
    if (answer.type === 'response') this.#waiting.get(answer.request_seq ?? 0)?.(answer)
  }

  tell(command: string, values: object): number {
    this.#sent += 1
    this.#process.stdin?.write(`${JSON.stringify({ seq: this.#sent, type: 'request', command, arguments: values })}\n`)
    return this.#sent
  }

  ask(command: string, values: object): Promise<Answer> {
    return new Promise(resolve => this.#waiting.set(this.tell(command, values), resolve))
  }

  stop(): void {
    this.#process.kill()
  }
}
