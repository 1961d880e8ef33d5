package org.beyondviral.people;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** Who took part in one burst of a campaign. */
public record BurstPeople(
    @Means("Number of the burst, from 0.") int burst,
    @Means(value = "Distinct known authors in it.", unit = Unit.PEOPLE) long people,
    @Means(
            value = "Those among them whose first trace in the campaign lies in it.",
            unit = Unit.PEOPLE)
        long newcomers,
    @Means(value = "Those among them who were in the burst before as well.", unit = Unit.PEOPLE)
        long alsoBefore) {}
