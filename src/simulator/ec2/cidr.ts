import { isIPv4, isIPv6 } from 'node:net'
import { AwsError } from '../operation.ts'

const malformed = (cidr: string): AwsError => new AwsError('InvalidParameterValue', `CIDR block ${cidr} is malformed`)

/** An IPv4 range with the bits beyond its prefix cleared, as EC2 keeps it. */
export function canonicalIpv4(cidr: string): string {
  const [address = '', prefix = ''] = cidr.split('/')
  const bits = Number(prefix)
  if (!isIPv4(address) || !/^\d+$/.test(prefix) || bits > 32) throw malformed(cidr)
  const whole = address.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n)
  const kept = cleared(whole, bits, 32)
  return `${[24n, 16n, 8n, 0n].map(shift => (kept >> shift) & 255n).join('.')}/${bits}`
}

/** Whether one IPv4 range holds the whole of another. */
export function holds(outer: string, inner: string): boolean {
  const [, outerBits = ''] = outer.split('/')
  const [address = '', innerBits = ''] = inner.split('/')
  return Number(innerBits) >= Number(outerBits) && canonicalIpv4(`${address}/${outerBits}`) === canonicalIpv4(outer)
}

/** An IPv6 range in its short form with the bits beyond its prefix cleared. */
export function canonicalIpv6(cidr: string): string {
  const [address = '', prefix = ''] = cidr.split('/')
  const bits = Number(prefix)
  if (!isIPv6(address) || !/^\d+$/.test(prefix) || bits > 128) throw malformed(cidr)
  const [head = '', tail] = shortened(address).split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  const whole = groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n)
  const kept = cleared(whole, bits, 128)
  const words = Array.from({ length: 8 }, (_, index) => ((kept >> BigInt(112 - 16 * index)) & 0xffffn).toString(16))
  return `${shortened(words.join(':'))}/${bits}`
}

const cleared = (address: bigint, bits: number, width: number): bigint => {
  const rest = BigInt(width - bits)
  return (address >> rest) << rest
}

const shortened = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1)
