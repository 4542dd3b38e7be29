/** A range of IPv4 addresses as numbers: the first address, and how many bits all of them share. */
export function addressesOf(cidrBlock: string): { readonly first: number; readonly bits: number } {
  const [address = '', bits = ''] = cidrBlock.split('/')
  return { first: address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0), bits: Number(bits) }
}

/** Whether two ranges of IPv4 addresses have an address in common. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [addressesOf(one), addressesOf(other)]
  const size = 2 ** (32 - Math.min(a.bits, b.bits))
  return Math.floor(a.first / size) === Math.floor(b.first / size)
}
