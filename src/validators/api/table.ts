const PAGES: Readonly<Record<string, string>> = {
  'client-ecs': 'AmazonECS/latest/APIReference',
  'client-elastic-load-balancing-v2': 'elasticloadbalancing/latest/APIReference',
  'client-application-auto-scaling': 'autoscaling/application/APIReference',
  'client-cloudwatch-logs': 'AmazonCloudWatchLogs/latest/APIReference',
  'client-ecr': 'AmazonECR/latest/APIReference',
  'client-route-53': 'Route53/latest/APIReference',
  'client-iam': 'IAM/latest/APIReference',
  'client-ec2': 'AWSEC2/latest/APIReference',
  'client-servicediscovery': 'cloud-map/latest/api',
  'client-cloudwatch': 'AmazonCloudWatch/latest/APIReference',
  'client-scheduler': 'scheduler/latest/APIReference',
  'client-auto-scaling': 'autoscaling/ec2/APIReference',
  'client-eventbridge': 'eventbridge/latest/APIReference',
  'client-acm': 'acm/latest/APIReference',
}

/** What a member of a request may be. */
export type ApiType =
  | { readonly kind: 'string' | 'boolean' | 'size' | 'anything' }
  | { readonly kind: 'text'; readonly limits: Limits; readonly pattern?: RegExp }
  | { readonly kind: 'integer' | 'number'; readonly limits: Limits }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: ApiType; readonly limits: Limits }
  | { readonly kind: 'structure'; readonly name: string }

/** The least and the most of a number, of the characters of a text, or of the items of a list. */
export interface Limits {
  readonly min: number
  readonly max: number
}

export interface ApiMember {
  readonly type: ApiType
  readonly required: boolean
  /** Describe gives it and no request takes it. */
  readonly readOnly: boolean
  /** The API has it, and the SDK would leave it out of the request. */
  readonly unsent: boolean
}

interface Written {
  readonly model: string
  readonly sdk: string
  readonly lines: string
}

const SIMPLE: Readonly<Record<string, ApiType>> = {
  b: { kind: 'boolean' },
  z: { kind: 'size' },
  t: { kind: 'anything' },
  x: { kind: 'anything' },
  '*': { kind: 'anything' },
}

/**
 * The shapes of the requests to a service, read from their lines when they are first asked for:
 * `Shape { member! type …` with `!` for required, `?` for unknown to the SDK and `~` for read-only; `Enum | value …`;
 * `Text / least:most pattern`. Types are `s`, `i`, `n` and `b` with their limits, `[list]`, `{map}` and names of shapes.
 */
export class ApiTable {
  /** Which API model it is from. */
  readonly model: string
  /** Which release of the SDK it was compared with. */
  readonly sdk: string
  /** Where AWS documents it. */
  readonly pages: string
  readonly #text: string
  #lines: ReadonlyMap<string, string> | undefined
  readonly #members = new Map<string, ReadonlyMap<string, ApiMember>>()

  constructor({ model, sdk, lines }: Written) {
    this.model = model
    this.sdk = sdk
    this.pages = `https://docs.aws.amazon.com/${PAGES[sdk.replace(/^@aws-sdk\/| .*$/g, '')] ?? ''}`
    this.#text = lines
  }

  /** The members of a structure. */
  membersOf(structure: string): ReadonlyMap<string, ApiMember> {
    const known = this.#members.get(structure)
    if (known) return known
    const [, , ...words] = this.#lineOf(structure).split(' ')
    const members = new Map<string, ApiMember>()
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [, name = '', marks = ''] = /^([^!?~]*)(.*)$/.exec(words[at] ?? '') ?? []
      members.set(name, {
        type: this.#typeOf(words[at + 1] ?? ''),
        required: marks.includes('!'),
        unsent: marks.includes('?'),
        readOnly: marks.includes('~'),
      })
    }
    this.#members.set(structure, members)
    return members
  }

  /** The structure that has this member, of those that hold this one or are held by it. */
  neighbourWith(member: string, structure: string): string | undefined {
    const own = this.#lineOf(structure)
    for (const [name, line] of this.#all()) {
      if (!line.startsWith(`${name} {`) || !(holds(line, structure) || holds(own, name))) continue
      if (this.membersOf(name).get(member)?.readOnly === false) return name
    }
    return undefined
  }

  #lineOf(shape: string): string {
    return this.#all().get(shape) ?? ''
  }

  #all(): ReadonlyMap<string, string> {
    this.#lines ??= new Map(
      this.#text
        .trim()
        .split('\n')
        .map(line => [line.slice(0, line.indexOf(' ')), line]),
    )
    return this.#lines
  }

  #typeOf(word: string): ApiType {
    const simple = SIMPLE[word]
    if (simple) return simple
    const [, inner = '', bounds = ''] = /^[[{](.*)[\]}](.*)$/.exec(word) ?? []
    if (inner) return { kind: word.startsWith('[') ? 'list' : 'map', of: this.#typeOf(inner), limits: limitsOf(bounds) }
    if (word === 's') return { kind: 'string' }
    if (/^s\d*:/.test(word)) return { kind: 'text', limits: limitsOf(word.slice(1)) }
    if (/^[in](-?\d*:|$)/.test(word)) {
      return { kind: word.startsWith('i') ? 'integer' : 'number', limits: limitsOf(word.slice(1)) }
    }
    const [, sign, ...rest] = this.#lineOf(word).split(' ')
    if (sign === '|') return { kind: 'enum', values: rest }
    const [bound = '', ...pattern] = rest
    if (sign === '/') return { kind: 'text', limits: limitsOf(bound), pattern: new RegExp(pattern.join(' '), 'u') }
    return { kind: 'structure', name: word }
  }
}

const holds = (line: string, structure: string): boolean => new RegExp(` \\[?${structure}(\\]|$| )`).test(line)

function limitsOf(bounds: string): Limits {
  const [min = '', max = ''] = bounds.split(':')
  return {
    min: min === '' ? Number.NEGATIVE_INFINITY : Number(min),
    max: max === '' ? Number.POSITIVE_INFINITY : Number(max),
  }
}
