import ts from 'typescript'

/** Makes programs of files that are not on the disk. What they import is read once for all of them. */
export function inMemory(options: ts.CompilerOptions): (texts: ReadonlyMap<string, string>) => ts.Program {
  const read = new Map<string, ts.SourceFile | undefined>()
  return texts => {
    const host = ts.createCompilerHost(options)
    const { fileExists, readFile, getSourceFile } = host
    host.fileExists = path => texts.has(path) || fileExists(path)
    host.readFile = path => texts.get(path) ?? readFile(path)
    host.getSourceFile = (path, language, ...rest) => {
      const text = texts.get(path)
      if (text !== undefined) return ts.createSourceFile(path, text, language, true)
      if (!read.has(path)) read.set(path, getSourceFile(path, language, ...rest))
      return read.get(path)
    }
    return ts.createProgram([...texts.keys()], options, host)
  }
}

/** The options of a tsconfig.json, whichever files it is for. */
export function optionsOf(file: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(file, ts.sys.readFile)
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, file.replace(/[^/]*$/, ''))
    .options
}
