import { cpuUnits, mebibytes } from '../validators/raw/sizes.ts'

/** vCPU from a number of them, or text such as `'0.5 vCPU'`. NaN where it is neither. */
export function vcpuOf(value: number | string): number {
  return typeof value === 'number' || !/vcpu$/i.test(value) ? Number(value) : cpuUnits(value) / 1024
}

/** GiB from a number of them, or text such as `'1 GB'` or `'512 MiB'`. NaN where it is neither. */
export function gibOf(value: number | string): number {
  return typeof value === 'string' && /[a-z]$/i.test(value) ? textInMib(value) / 1024 : Number(value)
}

/** MiB from a number of them, or text such as `'1 GB'` or `'512 MiB'`. NaN where it is neither. */
export function mibOf(value: number | string): number {
  return typeof value === 'string' && /[a-z]$/i.test(value) ? textInMib(value) : Number(value)
}

function textInMib(text: string): number {
  return mebibytes(text.replace(/ ?MiB$/i, '').replace(/GiB$/i, 'GB'))
}
