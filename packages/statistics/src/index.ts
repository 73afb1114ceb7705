/**
 * Statistics of trafficking in persons: tables that are safe to publish, records
 * linked across agencies, and the hidden part of the population.
 *
 * See the README for what it understands and what it leaves alone.
 */
export * from "./classification/article-3.ts"
