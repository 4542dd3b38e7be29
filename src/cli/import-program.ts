import { pathToFileURL } from 'node:url'
import { keepsLinesAlone } from '../model/source.ts'
import { recordCalls } from '../model/source-of-call.ts'

type Exports = Readonly<Record<string, unknown>>

/**
 * Syntax that is more than types, imports without extensions, of folders, or of types without `type`: the runtime refuses
 * them before anything runs.
 */
const NOT_NATIVE = [
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_UNKNOWN_FILE_EXTENSION',
]
const IS_TYPE = /does not provide an export named/

/** Loads a module: by the runtime where it can, which strips types since Node 22.18, and else by jiti. */
export async function importProgram(path: string): Promise<Exports> {
  recordCalls(true)
  const url = pathToFileURL(path).href
  const isTypeScript = /\.[cm]?tsx?$/.test(path)
  const native = !isTypeScript || Boolean(Reflect.get(process.features, 'typescript'))
  if (native) {
    try {
      return await import(/* @vite-ignore */ url)
    } catch (error) {
      if (!isTypeScript || !isRefused(error)) throw error
    }
  }
  const { createJiti } = await import('jiti')
  const plain = createJiti(url)
  // Errors and issues name lines: those of the file.
  const transform = (options: TransformOptions) => {
    if (options.filename) keepsLinesAlone(options.filename)
    return { code: plain.transform({ ...options, retainLines: true }) }
  }
  return await createJiti(url, { interopDefault: false, fsCache: false, transform }).import<Exports>(path)
}

type TransformOptions = Parameters<ReturnType<typeof import('jiti')['createJiti']>['transform']>[0]

function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof SyntaxError && IS_TYPE.test(error.message)) return true
  return 'code' in error && NOT_NATIVE.includes(String(error.code))
}
