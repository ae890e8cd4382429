"""The parts that read who said what: quotation marks, words, cues, speakers, and what each statement covers."""
