import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { root, textOf } from './source-files.ts'
import { compile, type Diagnostic, diagnosticsIn, FASTEST } from './types/compiler.ts'

/** What the fastest compiler, with the project's own settings, has against files that are not on the disk: by their names. */
export async function errorsIn(texts: ReadonlyMap<string, string>): Promise<readonly Diagnostic[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-compiled-'))
  try {
    for (const [name, text] of texts) writeFileSync(join(folder, name), text)
    // As if they stood in test.
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'example-world.ts'), `export * from '${join(root, 'test/example-world.ts')}'`)
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings([...texts.keys()])))
    return diagnosticsIn(await compile(FASTEST, folder)).map(each => ({ ...each, file: basename(each.file) }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function settings(files: readonly string[]): object {
  const given = JSON.parse(textOf('tsconfig.json')).compilerOptions.paths
  const paths = Object.entries<string[]>(given).map(([name, files]) => [name, files.map(file => join(root, file))])
  return { extends: join(root, 'tsconfig.json'), compilerOptions: { paths: Object.fromEntries(paths) }, files }
}
