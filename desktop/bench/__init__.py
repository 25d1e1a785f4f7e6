"""Benchmarks: figures of one run, as ratios where a target is meant; never a test."""
