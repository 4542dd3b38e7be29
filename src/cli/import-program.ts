import { pathToFileURL } from 'node:url'

type Exports = Readonly<Record<string, unknown>>

/** Syntax that is more than types, or imports without extensions: the runtime refuses both before anything runs. */
const NOT_NATIVE = ['ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 'ERR_MODULE_NOT_FOUND', 'ERR_UNKNOWN_FILE_EXTENSION']

/** Loads a module: by the runtime where it can, which strips types since Node 22.18, and else by jiti. */
export async function importProgram(path: string): Promise<Exports> {
  const url = pathToFileURL(path).href
  const isTypeScript = /\.[cm]?tsx?$/.test(path)
  const native = !isTypeScript || Boolean(Reflect.get(process.features, 'typescript'))
  if (native) {
    try {
      return await import(/* @vite-ignore */ url)
    } catch (error) {
      if (!isTypeScript || !NOT_NATIVE.includes(codeOf(error))) throw error
    }
  }
  const { createJiti } = await import('jiti')
  const plain = createJiti(url)
  // Errors and issues name lines: those of the file.
  const transform = (options: TransformOptions) => ({ code: plain.transform({ ...options, retainLines: true }) })
  return await createJiti(url, { interopDefault: false, fsCache: false, transform }).import<Exports>(path)
}

type TransformOptions = Parameters<ReturnType<typeof import('jiti')['createJiti']>['transform']>[0]

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
