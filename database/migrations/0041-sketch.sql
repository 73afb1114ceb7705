-- Mandates are compared within the texts that something ties together, so that sketches are found by their document.
drop index decisions.sketch_marks_idx;
