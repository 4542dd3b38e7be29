import { test } from 'vitest'
import { play } from './play.ts'
import { SAMPLE } from './sample.ts'
import { systems } from './systems.ts'

const others = Object.keys(systems).filter(name => !SAMPLE.includes(name))

test.each(others)('%s is deployed, gets another image, and goes', play)
