/** What stands for a value that is not to be seen. */
export const NOT_SHOWN = '(not shown)'

const WORD =
  '(?:password|passwd|pwd|secret|token|api[_-]?key|private[_-]?key|access[_-]?key|license[_-]?key|auth[_-]?key)'

/** Names of what is a credential: DB_PASSWORD, splunk-token, and the three that Security Hub's control ECS.8 looks for. */
const NAME = new RegExp(
  `(^|[_.-])(${WORD}(?:_id)?|secretkey|apikey|engine[_-]auth[_-]data)$|[a-z](Password|Secret|Token)$`,
  'i',
)

/** What such a name ends in: few others do, and the pattern is tried at every letter. */
const NAME_ENDS = new Set('adntyADNTY')

/** Keys that services give out in a form of their own. */
const KEY = new RegExp(
  [
    '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b(?::[^\\s"\']+)?|\\bBearer (?=[^\\s"]*\\d)[\\w.~+/-]{12,}=*|\\bgh[pousr]_[A-Za-z0-9]{36,}|\\bgithub_pat_\\w{22,}|\\bglpat-[\\w-]{20,}',
    '\\bxox[abprs]-[\\w-]{10,}|\\b[rs]k_(?:live|test)_\\w{16,}|\\bAIza[\\w-]{35}|\\bnpm_[A-Za-z0-9]{36}|\\bhvs\\.[\\w-]{20,}',
    '\\bSG\\.[\\w-]{16,}\\.[\\w-]{16,}|\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]+',
    '-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?',
  ].join('|'),
  'g',
)

/** What one of them begins with: to look for this first is a tenth of the work. */
const KEY_BEGINS = /A[KS]IA|Bearer |gh[oprsu]_|github_pat|glpat|xox|[rs]k_|AIza|npm_|hvs\.|SG\.|eyJ|PRIVATE/

// What a shell or a template fills in is not the credential itself
const LITERAL = '(?!\\$|\\{\\{|<|%|\\*)'
const IN_URL = new RegExp(`\\b([a-z][a-z0-9+.-]{0,30}://[^\\s/:@]{0,200}):${LITERAL}([^\\s/@]{1,200})@`, 'gi')
const ASSIGNED = new RegExp(
  `((?:^|[\\s"';,&?_-])[\\w-]{0,60}?${WORD}=)(?!\\s|\\$|\\{\\{|<|%|\\(not shown|arn:|file:|/|(?:true|false)\\b)("[^"]*"|'[^']*'|[^\\s"'&;]+)`,
  'gi',
)
// Of curl alone: to many others it is a user and a group
const OF_CURL = new RegExp(
  `(\\bcurl\\b[^|;&\\n]{0,300}?\\s(?:-u|--user)[ =]?["']?[^\\s:"'$]{1,100}:)${LITERAL}([^\\s"']{1,200})`,
  'g',
)
const ARGUMENT = new RegExp(`^--?[\\w-]{0,60}?${WORD}$`, 'i')
const NO_CREDENTIAL =
  /^(|redacted|x{3,}|(?:some|your|my|insert|replace|example|dummy|placeholder)[ _-].*|\$.*|\{\{.*|<.*|%.*|\*+|arn:.*|file:.*|\/.*|-.*|true|false|\d{1,3})$/is

// That of Slack; all others are longer
const SHORTEST_KEY = 15
// curl -ua:b
const SHORTEST_CURL = 10

/** Whether something of this name is a credential, unless a template or a reference stands for it. */
export function isCredential(name: string, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    NAME_ENDS.has(name.at(-1) ?? '') &&
    NAME.test(name) &&
    !NO_CREDENTIAL.test(value.trim())
  )
}

/** The text without the credentials that can be seen in it: passwords of URLs and options, and keys of known forms. */
export function redacted(text: string): string {
  // Every text of a definition is looked at, and the patterns take long: most texts cannot match them
  if (text.length < SHORTEST_CURL && !text.includes('=') && !text.includes('@')) return text
  const seen = text.length >= SHORTEST_KEY && KEY_BEGINS.test(text) ? text.replace(KEY, NOT_SHOWN) : text
  const url = seen.includes('@') && seen.includes('://') ? seen.replace(IN_URL, `$1:${NOT_SHOWN}@`) : seen
  const user = url.includes('curl') && url.includes('-u') ? url.replace(OF_CURL, `$1${NOT_SHOWN}`) : url
  return user.includes('=') ? user.replace(ASSIGNED, `$1${NOT_SHOWN}`) : user
}

/** The arguments of a command without the credentials in them. */
export function redactedArguments(words: readonly string[]): readonly string[] {
  return words.map((word, at) => redactedArgument(word, words[at - 1]))
}

/** An argument of a command without the credentials in it: all of it can be that of the option before it. */
export function redactedArgument(word: string, before: string | undefined): string {
  const follows = before?.[0] === '-' && ARGUMENT.test(before) && !NO_CREDENTIAL.test(word)
  return follows ? NOT_SHOWN : redacted(word)
}

/** The name of an image, without who may pull it: `user:password@registry/app`. */
export function redactedImage(image: string): string {
  return redacted(image.includes('@') ? image.replace(/^[^/]*@(?!sha256:)/, `${NOT_SHOWN}@`) : image)
}
