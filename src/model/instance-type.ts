/** What the name of an instance type says. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html */
export interface InstanceTypeName {
  readonly architecture: 'X86_64' | 'ARM64'
  readonly hasGpu: boolean
  /** Undefined where the size in the name does not say it. */
  readonly vCpus: number | undefined
  /** At most so many GiB of memory; undefined where the name does not say it. */
  readonly memoryGiB: number | undefined
}

const NAME = /^([a-z]+)-?(\d+)([a-z0-9-]*)\.(\w+(?:-\w+)*)$/

/** The processors that an instance type has, by its name; undefined for what is no such name. */
export function instanceTypeName(type: string): InstanceTypeName | undefined {
  const [, series = '', generation = '', options = '', size = ''] = NAME.exec(type) ?? []
  if (series === '') return undefined
  // "g" after the generation is Graviton; the first generation had no such letter.
  const graviton = /g/.test(options) || series === 'a'
  const vCpus = ODD.includes(series + generation) ? undefined : vCpusOf(size)
  const ratio = Number(generation) >= (FIRST[series] ?? 0) ? GIB_PER_VCPU[series] : undefined
  return {
    architecture: graviton ? 'ARM64' : 'X86_64',
    hasGpu: ['g', 'gr', 'p'].includes(series),
    vCpus,
    memoryGiB: vCpus === undefined || ratio === undefined ? undefined : vCpus * ratio,
  }
}

/**
 * The most memory that a processor of these series has: of c, the 2.625 of c5n. https://docs.aws.amazon.com/ec2/latest/instancetypes/co.html,
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html, https://docs.aws.amazon.com/ec2/latest/instancetypes/mo.html
 */
const GIB_PER_VCPU: Readonly<Record<string, number>> = { c: 2.625, m: 4, r: 8, t: 4 }
/** Earlier generations had other shares. */
const FIRST: Readonly<Record<string, number>> = { c: 5, m: 5, r: 5, t: 2 }

// Of these a size has more.
const ODD: readonly string[] = ['c1', 'c4', 'd2']

/** A size of the list has so many times what `large` has, which is 2: https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html */
function vCpusOf(size: string): number | undefined {
  const [, times] = /^(\d*)xlarge$/.exec(size) ?? []
  if (times !== undefined) return 4 * Number(times || 1)
  // The smaller ones have 1 or 2, by their family.
  return ['nano', 'micro', 'small', 'medium', 'large'].includes(size) ? 2 : undefined
}
