import { UnreadableImage } from './unreadable-image.ts'

/** What a file says is left out of the context of a build. */
export interface Ignores {
  readonly isIgnored: (path: string) => boolean
  /** Something in a directory that is left out may be kept all the same. */
  readonly hasExceptions: boolean
}

/**
 * Reads a .dockerignore: the last line that fits a path, or a directory that it is in, decides.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function ignoresOf(text: string): Ignores {
  const rules = text.split(/\r?\n/).flatMap(line => {
    const trimmed = line.trim()
    if (trimmed === '' || line.startsWith('#')) return []
    const keeps = trimmed.startsWith('!')
    const pattern = cleaned(keeps ? trimmed.slice(1).trim() : trimmed)
    return pattern === '' ? [] : [{ keeps, fits: patternOf(pattern) }]
  })
  const isIgnored = (path: string): boolean => {
    const parts = path.split('/')
    const all = parts.map((_, at) => parts.slice(0, at + 1).join('/'))
    return rules.reduce((ignored, { keeps, fits }) => (all.some(each => fits.test(each)) ? !keeps : ignored), false)
  }
  return { isIgnored, hasExceptions: rules.some(({ keeps }) => keeps) }
}

/** Without what does not change its meaning: `/a/./b/` is `a/b`. What leads out of the context fits nothing in it. */
function cleaned(pattern: string): string {
  const parts: string[] = []
  for (const part of pattern.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length === 0) return ''
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

function patternOf(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\[[^\]]*\]|\\.|[.+^${}()|[\]\\]/g, found => {
    if (found === '**/') return '(?:.*/)?'
    if (found === '**') return '.*'
    if (found === '*') return '[^/]*'
    if (found === '?') return '[^/]'
    if (found.length > 1 && found.startsWith('[')) return found.replaceAll('\\', '\\\\')
    return (found.length > 1 ? found.slice(1) : found).replace(/\W/, '\\$&')
  })
  try {
    return new RegExp(`^${source}$`)
  } catch (error) {
    throw new UnreadableImage(`.dockerignore has the pattern ${pattern}, which is none`, 'Correct the brackets.', {
      cause: error,
    })
  }
}
