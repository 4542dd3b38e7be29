const MEMORY_PER_VCPU: readonly (readonly [RegExp, number])[] = [
  [/^(c|inf)/, 2],
  [/^(r|x|u|z|p)/, 8],
]

/** What an instance of a type registers with: by the family and the size in its name, as most types are. */
export function sizeOf(instanceType: string): { readonly vCpus: number; readonly memoryMiB: number } {
  const [family = '', size = ''] = instanceType.split('.')
  if (/^(nano|micro|small|medium)$/.test(size)) {
    const burstable = family.startsWith('t')
    const GiB = { nano: 0.5, micro: 1, small: 2, medium: burstable ? 4 : 2 }[size] ?? 1
    return { vCpus: burstable ? 2 : 1, memoryMiB: registered(GiB) }
  }
  const times = /^(\d*)xlarge$/.exec(size)
  const vCpus = times ? 4 * Number(times[1] || 1) : 2
  const [, perVcpu = 4] = MEMORY_PER_VCPU.find(([families]) => families.test(family)) ?? []
  return { vCpus, memoryMiB: registered(vCpus * perVcpu) }
}

// The system keeps some for itself: a t3.medium of 4 GiB registers with 3,904 MiB or less.
const registered = (GiB: number): number => Math.floor(GiB * 1024 * 0.95)
