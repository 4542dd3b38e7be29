/** CPU units from what AWS takes: 512, "512", ".5 vCPU". NaN where it is none of these. */
export function cpuUnits(value: number | string): number {
  return measured(value, 'vcpu')
}

/** MiB from what AWS takes: 1024, "1024", "1 GB". NaN where it is none of these. */
export function mebibytes(value: number | string): number {
  return measured(value, 'gb')
}

const SIZE = /^(\d{1,9}|\d{0,9}\.\d{1,9}) {0,99}(vcpu|gb)?$/i

function measured(value: number | string, unit: string): number {
  if (typeof value === 'number') return value
  const [, digits, given] = SIZE.exec(value.trim()) ?? []
  if (digits === undefined) return Number.NaN
  if (given === undefined) return Number(digits)
  return given.toLowerCase() === unit ? Number(digits) * 1024 : Number.NaN
}
