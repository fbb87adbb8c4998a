//! Many texts on all cores: [`Analyzer::analyze_all`] for texts that are at hand, [`Analyzer::stream`] for more than fit in memory.

use crate::analyzer::{Analyzer, Input, Scratch};
use crate::article::Article;
use rayon::prelude::*;

#[cfg_attr(docsrs, doc(cfg(feature = "rayon")))]
impl Analyzer {
    /// Analyses many texts on all cores. The articles come in the order of the inputs.
    ///
    /// Works in the thread pool of `rayon`; each thread keeps its buffers from text to text.
    ///
    /// ```
    /// let texts = ["Lee met Kim on Saturday.", "Brandt said he would resign."];
    /// let articles = demarche::Analyzer::shared().analyze_all(&texts);
    /// assert_eq!(articles.len(), 2);
    /// assert_eq!(articles[1].text(), texts[1]);
    /// ```
    #[must_use]
    pub fn analyze_all<'t, I>(&self, inputs: &[I]) -> Vec<Article<'t>>
    where
        I: Into<Input<'t>> + Copy + Sync,
    {
        inputs.par_iter().map_init(Scratch::default, |scratch, input| self.analyze_with(*input, scratch)).collect()
    }

    /// Analyses a stream of texts on all cores and gives what `read` makes of each article, in order.
    ///
    /// At most `limit` texts and articles are held at a time: that many are taken from `texts`, analysed and read before the
    /// next are taken. `input` says what is known of a text, `read` takes from its article what is to be kept. Some hundreds
    /// are a good limit; 0 counts as 1.
    ///
    /// ```
    /// use demarche::{Analyzer, Input};
    /// let lines = (1..=100).map(|n| format!("“We have {n} ships,” Brandt said."));
    /// let quotes = Analyzer::shared().stream(lines, 32, |line| Input::new(line), |_, article| article.quotes().len());
    /// assert_eq!(quotes.sum::<usize>(), 100);
    /// ```
    pub fn stream<T, R, F, G>(
        &self,
        texts: impl IntoIterator<Item = T>,
        limit: usize,
        input: F,
        read: G,
    ) -> impl Iterator<Item = R>
    where
        T: Send + Sync,
        R: Send,
        F: for<'t> Fn(&'t T) -> Input<'t> + Sync,
        G: for<'t> Fn(&'t T, Article<'t>) -> R + Sync,
    {
        let mut texts = texts.into_iter();
        let mut held: Vec<T> = Vec::new();
        let mut ready = Vec::new().into_iter();
        std::iter::from_fn(move || {
            if ready.len() == 0 {
                held.clear();
                held.extend(texts.by_ref().take(limit.max(1)));
                let done: Vec<R> = held
                    .par_iter()
                    .map_init(Scratch::default, |scratch, text| read(text, self.analyze_with(input(text), scratch)))
                    .collect();
                ready = done.into_iter();
            }
            ready.next()
        })
    }
}
