//! A global allocator that counts: how many allocations, how many bytes are in use, how many were at most.
//!
//! It is a crate of its own because `GlobalAlloc` is an unsafe trait and the library forbids unsafe code. Growing or
//! shrinking a block in place or to another place counts as one allocation.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The system's allocator with counters. Put it into a `#[global_allocator]` static of a test with one thread.
pub struct Counting;

static BLOCKS: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// What a piece of work allocated.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// Allocations and reallocations.
    pub blocks: usize,
    /// Bytes that are still in use after it, more than before.
    pub kept: usize,
    /// Bytes in use at most, more than before.
    pub peak: usize,
}

/// Counts what `work` allocates, and gives its result too.
pub fn count<T>(work: impl FnOnce() -> T) -> (T, Count) {
    let (blocks, bytes) = (BLOCKS.load(Relaxed), BYTES.load(Relaxed));
    PEAK.store(bytes, Relaxed);
    let result = work();
    let count = Count {
        blocks: BLOCKS.load(Relaxed) - blocks,
        kept: BYTES.load(Relaxed).saturating_sub(bytes),
        peak: PEAK.load(Relaxed) - bytes,
    };
    (result, count)
}

fn grown(bytes: usize) {
    BLOCKS.fetch_add(1, Relaxed);
    let now = BYTES.fetch_add(bytes, Relaxed) + bytes;
    PEAK.fetch_max(now, Relaxed);
}

// SAFETY: every call is handed to the system's allocator as it came; the counters touch no memory of the caller.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        BYTES.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        BYTES.fetch_sub(layout.size(), Relaxed);
        grown(size);
        unsafe { System.realloc(block, layout, size) }
    }
}
