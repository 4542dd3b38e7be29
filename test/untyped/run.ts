import { fuzz } from './fuzz.ts'
import { GROWING, growth } from './linear.ts'

// npm run test:fuzz -- [calls] [seed]
const [calls = '50000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
const { raw, taken } = fuzz(Number(calls), Number(seed))
console.info(`${calls} calls with seed ${seed}: ${taken} taken, ${raw.length} raw errors`)
for (const each of raw) console.error(`\n${each}`)

// Eight times the size takes eight times as long; quadratic work takes 64 times
const MOST = 32
const steep = Object.entries(GROWING).flatMap(([name, work]) => {
  const times = growth(work, 3000)
  console.info(`${name}: ${times.toFixed(1)} times as long for 8 times the size`)
  return times > MOST ? [name] : []
})
if (raw.length + steep.length > 0) process.exitCode = 1
