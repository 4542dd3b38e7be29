import type { ReportStream } from '../deploy/reporter/stream.ts'

/** The options that messages of the library name, as it writes them, and the flags that they are here. */
const WORDS: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/\{ (deleteData|deleteAdopted|prune|adopt): true \}/g, (_, option = '') => flagOf(option)],
  [/\{ (onConflict): '(\w+)' \}/g, (_, option = '', value = '') => `${flagOf(option)} ${value}`],
  [/\bonFailure: 'restore'/g, '--on-failure restore'],
  [
    /\{ network: \{ subnets, securityGroups, assignPublicIp \} \}/g,
    '--subnet, --security-group and --assign-public-ip',
  ],
  [/\brun a task of a stack or like a service\b/g, 'run a task of a program (FILE --task NAME) or like a service'],
  [/(?<= s \()timeoutSeconds(?=\): )|(?<=limited by )timeoutSeconds(?=\))/g, '--timeout'],
  [/`expectedAccount`/g, '--account, or expectedAccount of the environment'],
  [/\boutputsFile\b/g, '--outputs'],
  [/\(localPort\)/g, '(--local)'],
  [
    /\{ containers: \{ ([\w-]+): \{ (command|environment|image) \} \} \}/g,
    (_, container = '', member = '') => OF_CONTAINER[member]?.(container) ?? '',
  ],
]

const OF_CONTAINER: Readonly<Record<string, (container: string) => string>> = {
  command: container => `--container ${container}`,
  environment: container => `--set ${container}:NAME=value`,
  image: container => `--image ${container}=…`,
}

const flagOf = (option: string): string => `--${option.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)}`

/** What the library says, with the flags of the command instead of the options that a program writes. */
export function inFlags(text: string): string {
  return WORDS.reduce((said, [option, flag]) => {
    // The two forms of replaceAll are two signatures.
    return typeof flag === 'string' ? said.replaceAll(option, flag) : said.replaceAll(option, flag)
  }, text)
}

/** A stream for events, whose texts name options. */
export const inFlagsOn = (stream: ReportStream): ReportStream => ({
  write: text => stream.write(inFlags(text)),
  get isTTY() {
    return stream.isTTY ?? false
  },
  get columns() {
    return stream.columns ?? 0
  },
  get rows() {
    return stream.rows ?? 0
  },
})
