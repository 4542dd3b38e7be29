import { sweep } from './whole.ts'

sweep(0)
