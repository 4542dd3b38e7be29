import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { play } from './play.ts'
import { SAMPLE } from './sample.ts'
import { systems } from './systems.ts'
import { rows } from './table.ts'

describe('public systems', () => {
  it.each(SAMPLE)('%s is deployed, gets another image, and goes', play)

  it('are said without .raw() and without ids of networks and security groups', () => {
    const lacking = Object.keys(systems).filter(name => {
      const text = readFileSync(new URL(`programs/${name}.ts`, import.meta.url), 'utf8')
      return /\.raw\(|\b(vpc|subnet|sg|srv|ns)-[0-9a-z]{8}/.test(text)
    })
    expect(lacking).toEqual([])
  })

  it('have a program each when they lack nothing', () => {
    const whole = rows.filter(({ lacks }) => lacks.length === 0).map(({ name }) => name)
    expect(Object.keys(systems).sort()).toEqual(whole.sort())
  })
})
