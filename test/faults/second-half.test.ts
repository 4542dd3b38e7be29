import { sweep } from './whole.ts'

sweep(1)
